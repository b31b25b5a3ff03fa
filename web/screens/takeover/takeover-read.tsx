import { Button } from "antd";
import { useState } from "react";
import { acceptTakeover, type readTakeover as endpoint, readTakeover } from "../../../contract/takeovers.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import { Controls } from "./Controls.tsx";
import { Files } from "./Files.tsx";
import { Limits } from "./Limits.tsx";
import { OpenForm } from "./OpenForm.tsx";

export type Takeover = Answer<typeof endpoint>;

/** 期初: the old books as files, their sums beside those of the old books, and the acceptance that seals them. */
export function TakeoverRead() {
  const t = useT();
  const may = useMay();
  const { data, error, refetch } = useQueryOf(readTakeover, {}, { watches: ["takeover"] });
  const [asked, setAsked] = useState<"open" | "accept">();
  const barred = useBarred()("takeovers.manage");
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { takeover, controls, limits } = data;
  if (!takeover) return <Begin barred={barred} />;
  const sealed = takeover.acceptedAt !== null;
  const why = sealed ? t("takeover.sealed") : barred;
  return (
    <>
      <PageTitle title={t("takeover.title")} beside={sealed ? <StatusTag tone="good">{t("takeover.accepted")}</StatusTag> : <StatusTag tone="moving">{t("takeover.open")}</StatusTag>}>
        {!sealed && <Button onClick={() => setAsked("open")}>{t("takeover.cutover", { day: takeover.cutoverOn })}</Button>}
        {!sealed && <ActionButton type="primary" disabledReason={whyNot(controls, may("takeovers.accept"), t)} onClick={() => setAsked("accept")}>{t("takeover.accept")}</ActionButton>}
      </PageTitle>
      <p className="soft">{sealed ? <>{t("takeover.sealedHint", { day: takeover.cutoverOn })} <When at={takeover.acceptedAt!} /></> : t("takeover.hint")}</p>
      <Files data={data} why={why} />
      <Controls controls={controls} why={why} />
      <Limits limits={limits} />
      {asked === "open" && <OpenForm cutoverOn={takeover.cutoverOn} onClose={() => setAsked(undefined)} />}
      {asked === "accept" && <Accept revision={takeover.revision} limits={limits} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function whyNot(controls: Takeover["controls"], mayAccept: boolean, t: ReturnType<typeof useT>): string | undefined {
  if (!mayAccept) return t("takeover.managerAccepts");
  const open = controls.filter(({ book }) => book === null).length;
  if (open) return t("takeover.sumsOpen", { count: open });
  const differing = controls.filter(({ difference }) => Number(difference) !== 0).length;
  return differing ? t("takeover.differing", { count: differing }) : undefined;
}

function Begin({ barred }: { barred: string | undefined }) {
  const t = useT();
  const [asked, setAsked] = useState<"open" | "empty">();
  const mayEmpty = useMay()("takeovers.accept");
  return (
    <>
      <PageTitle title={t("takeover.title")} />
      <p>{t("takeover.begin")}</p>
      <ul>{(["registers", "books", "sums", "seal"] as const).map((step) => <li key={step}>{t(`takeover.begin_${step}`)}</li>)}</ul>
      <p style={{ display: "flex", flexWrap: "wrap", gap: 12 }}>
        <ActionButton type="primary" disabledReason={barred} onClick={() => setAsked("open")}>{t("takeover.beginNow")}</ActionButton>
        <ActionButton disabledReason={mayEmpty ? undefined : t("takeover.managerAccepts")} onClick={() => setAsked("empty")}>{t("takeover.empty")}</ActionButton>
      </p>
      {asked && <OpenForm empty={asked === "empty"} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function Accept({ revision, limits, onClose }: { revision: number; limits: Takeover["limits"]; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(acceptTakeover);
  const over = limits.filter((one) => one.over !== null).length;
  const accept = () =>
    void run({ expectedRevision: revision }).then(({ orders, customersApproved, customersWaiting }) => {
      toast({ text: t("takeover.done", { orders, approved: customersApproved, waiting: customersWaiting }) });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("takeover.accept")} submit={t("takeover.accept")} danger {...{ pending, error, onClose }} onSubmit={accept}>
      <p>{t("takeover.acceptHint")}</p>
      {limits.length > 0 && <p>{t("takeover.limitsSet", { count: limits.length })} {over > 0 && <StatusTag tone="bad">{t("takeover.limitsOver", { count: over })}</StatusTag>}</p>}
      {pending && <p className="soft" role="status">{t("takeover.accepting")}</p>}
    </FormDialog>
  );
}
