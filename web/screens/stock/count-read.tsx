import { useParams } from "@tanstack/react-router";
import { Checkbox } from "antd";
import { useState } from "react";
import { cancelCount, countLifecycle, postCount, readCount, reverseCount, sendBackCount, submitCount } from "../../../contract/counts.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useSession } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { ReasonDialog } from "../../ui/sheet/ReasonDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { useBarred, usePeople } from "../people/names.ts";
import { CountSheet } from "./CountSheet.tsx";
import { ReverseFact } from "./ReverseFact.tsx";
import { countTones } from "./stock-words.ts";

export type CountFile = Answer<typeof readCount>;
type Line = CountFile["lines"][number];

/** One count: putting down what lies there, seeing the differences, and posting them. */
export function CountRead() {
  const t = useT();
  const { countId = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQueryOf(readCount, { countId }, { watches: [`count:${countId}`] });
  const [differing, setDiffering] = useState(false);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const lines = data.lines.filter(({ difference, moved }) => !differing || moved || Number(difference ?? 0) !== 0);
  return (
    <>
      <PageTitle title={`${t("stock.count")} ${data.number}`} beside={<StatusTag tone={countTones[data.state]}>{t(`stock.count_${data.state}`)}</StatusTag>}>
        <Goto href="/stock/counts">{t("stock.counts")}</Goto>
        <ExportButton name={data.number} columns={columns(t)} read={() => Promise.resolve({ rows: lines, more: false })} />
        <Actions file={data} />
        <Reverse file={data} />
      </PageTitle>
      {data.decision && data.state === "counting" && <p role="note">{t("stock.decision")}{t("ui.colon")}{data.decision}</p>}
      <Section flush title={t("stock.sheet")} actions={<Checkbox checked={differing} onChange={({ target }) => setDiffering(target.checked)}>{t("stock.onlyDiffering")}</Checkbox>}>
        <CountSheet file={data} lines={lines} />
      </Section>
      <About file={data} />
    </>
  );
}

/** Whoever submitted it or counted any of it decides nothing about it. */
const isOwn = ({ submittedBy, counters }: CountFile, id = ""): boolean => [submittedBy, ...counters].includes(id);

/** Once it is posted; until then the count is called off. */
function Reverse({ file }: { file: CountFile }) {
  const t = useT();
  const { data: me } = useSession();
  const { run } = useCommand(reverseCount);
  if (!countLifecycle.allows("reverse", file.state)) return null;
  const mine = isOwn(file, me?.id) ? t("stock.reversedByOther") : undefined;
  return <ReverseFact name={file.number} effect={t("stock.reverseEffect_count")} disabledReason={mine} onConfirm={(reason) => run({ countId: file.id, expectedRevision: file.revision, reason })} />;
}

function About({ file }: { file: CountFile }) {
  const t = useT();
  const { nameOf } = usePeople();
  const done = (by: string | null, at: string | null) => by && at && <>{nameOf(by) || "—"} <When at={at} /></>;
  return (
    <Section title={t("stock.about")}>
      <Facts
        rows={[
          [t("stock.warehouse"), file.warehouseName], [t("stock.countedOf"), `${file.countedCount} / ${file.lineCount}`], [t("stock.differing"), String(file.differCount)],
          [t("stock.openedAt"), done(file.createdBy, file.createdAt)], [t("stock.submittedAt"), done(file.submittedBy, file.submittedAt)], [t("stock.decidedAt"), done(file.decidedBy, file.decidedAt)],
          [t("stock.decision"), file.decision], [t("stock.note"), file.note],
          ...(file.reversal ? ([[t("stock.reversedAt"), done(file.reversal.by, file.reversal.at)], [t("stock.reverseReason"), file.reversal.reason]] as const) : []),
        ]}
      />
    </Section>
  );
}

const columns = (t: ReturnType<typeof useT>): WrittenColumn<Line>[] => {
  const column = (key: string, title: string, text: (line: Line) => string): WrittenColumn<Line> => ({ key, title, width: 100, text, render: text });
  return [
    column("code", t("catalog.code"), ({ productCode }) => productCode), column("name", t("catalog.name"), ({ productName, spec }) => `${productName} ${spec}`.trim()), column("lot", t("stock.lotName"), ({ lot }) => lot),
    column("unit", t("stock.unit"), ({ unit }) => unit), column("book", t("stock.book"), ({ book }) => book), column("counted", t("stock.counted"), ({ counted }) => counted ?? ""),
    column("difference", t("stock.difference"), ({ difference }) => difference ?? ""), column("reason", t("stock.reason"), ({ reason }) => reason),
  ];
};

function Actions({ file }: { file: CountFile }) {
  const t = useT();
  const barred = useBarred();
  const { data: me } = useSession();
  const [asking, setAsking] = useState<"sendBack" | "cancel">();
  const [submit, post, sendBack, cancel] = [useCommand(submitCount), useCommand(postCount), useCommand(sendBackCount), useCommand(cancelCount)];
  const at = { countId: file.id, expectedRevision: file.revision };
  const now = (verb: "submit" | "post" | "sendBack" | "cancel") => (countLifecycle.allows(verb, file.state) ? undefined : t("stock.notNow", { state: t(`stock.count_${file.state}`) }));
  const mine = file.state === "submitted" && isOwn(file, me?.id) ? t("stock.approvedByOther") : undefined;
  const close = () => setAsking(undefined);
  const error = submit.error ?? post.error;
  return (
    <>
      <ActionButton type={file.state === "counting" ? "primary" : "default"} loading={submit.pending} disabledReason={barred("stock.count") ?? now("submit") ?? (file.countedCount ? undefined : t("stock.countFirst"))} onClick={() => void submit.run(at).catch(() => undefined)}>{t("stock.submit")}</ActionButton>
      <ActionButton type={file.state === "submitted" ? "primary" : "default"} loading={post.pending} disabledReason={barred("stock.approveCount") ?? now("post") ?? mine} onClick={() => void post.run(at).catch(() => undefined)}>{t("stock.post")}</ActionButton>
      <ActionButton disabledReason={barred("stock.approveCount") ?? now("sendBack")} onClick={() => setAsking("sendBack")}>{t("stock.sendBack")}</ActionButton>
      <ActionButton danger disabledReason={barred("stock.count") ?? now("cancel")} onClick={() => setAsking("cancel")}>{t("stock.callOff")}</ActionButton>
      {error !== undefined && error !== null && <Problem error={error} focus />}
      {asking && (
        <ReasonDialog
          title={`${t(asking === "cancel" ? "stock.callOff" : "stock.sendBack")} ${file.number}`} label={t("stock.reason")} submit={t(asking === "cancel" ? "stock.callOff" : "stock.sendBack")} onClose={close}
          pending={sendBack.pending || cancel.pending} error={sendBack.error ?? cancel.error} onSubmit={(reason) => void (asking === "cancel" ? cancel : sendBack).run({ ...at, reason }).then(close, () => undefined)}
        />
      )}
    </>
  );
}
