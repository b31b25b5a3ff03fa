import { useEffect, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import { ProblemError } from "../../api/problem.ts";
import { useT } from "../../i18n/words.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { readWorkbench } from "../remotes.ts";
import { useAsked } from "../use-asked.ts";
import { PickDelivery } from "./PickDelivery.tsx";

type Row = Answer<typeof readWorkbench.of & object>["groups"][number]["rows"][number];

/** The keeper's phone: what is to be picked by today, then one delivery by scan. */
export default function PickPage() {
  const t = useT();
  const [chosen, setChosen] = useState<string>();
  const { data, error, refetch } = useAsked("today", (signal) => call(readWorkbench, {}, { signal }));
  useEffect(() => {
    const timer = setInterval(refetch, 60_000);
    return () => clearInterval(timer);
  }, [refetch]);
  if (error instanceof ProblemError && error.problem.status === 401) return <Empty title={t("phone.signInFirst")}><a className="button main" href={`/sign-in?next=${encodeURIComponent("/p/pick")}`}>{t("phone.signIn")}</a></Empty>;
  if (error && !data) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <div className="waiting" role="status" aria-label={t("ui.loading")} />;
  if (chosen) return <PickDelivery deliveryId={chosen} onBack={() => (setChosen(undefined), refetch())} />;
  const rows = data.groups.find(({ group }) => group === "pick")?.rows ?? [];
  return (
    <>
      <h1>{t("phone.pickTitle", { count: rows.length })}</h1>
      {rows.length === 0 && <Empty title={t("phone.nothingToPick")} hint={data.day} />}
      {rows.map((row) => <Choice key={row.id} row={row} today={data.day} onChoose={() => setChosen(row.id)} />)}
    </>
  );
}

function Choice({ row: { number, customerName, lineCount, dueOn, urgent, state }, today, onChoose }: { row: Row; today: string; onChoose(): void }) {
  const t = useT();
  return (
    // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- its text lies deeper than the rule looks
    <button type="button" className="open" onClick={onChoose}>
      <span className="between"><strong>{number}</strong><span>{urgent && <StatusTag tone="warn">{t("phone.urgent")}</StatusTag>} {dueOn !== null && dueOn < today && <StatusTag tone="bad">{t("phone.late")}</StatusTag>} {state === "picking" && <StatusTag tone="moving">{t("phone.begun")}</StatusTag>}</span></span>
      <span className="between"><span>{customerName}</span><span className="soft">{t("phone.linesCount", { count: lineCount })} · {dueOn}</span></span>
    </button>
  );
}
