import { useState } from "react";
import { approveRun, returnRun, reverseRun, startRun } from "../../../contract/production.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { ReasonDialog } from "../../ui/sheet/ReasonDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { PlanDialog } from "./PlanDialog.tsx";
import { FinishDialog, ReportDialog } from "./report-dialogs.tsx";
import { InspectDialog } from "./quality-dialogs.tsx";
import { StockInDialog } from "./StockInDialog.tsx";
import { lastFact, type Machine, nextVerb, type RunRow, type RunVerb, whyNot } from "./run-words.ts";

type Asking = "report" | "finish" | "inspect" | "stockIn" | "return" | "change" | "reverse";

/** All that can be done with a run; the one next act is coloured, what is not possible says why. */
export function RunActions({ run, machines }: { run: RunRow; machines: readonly Machine[] }) {
  const t = useT();
  const may = useMay();
  const [asking, setAsking] = useState<Asking>();
  const approve = useCommand(approveRun);
  const start = useCommand(startRun);
  const back = useCommand(returnRun);
  const reverse = useCommand(reverseRun);
  const fact = lastFact[run.state];
  const at = { runId: run.id, expectedRevision: run.revision };
  const close = () => setAsking(undefined);
  const next = nextVerb(run);
  const waiting = run.state === "approved";
  const acts: { verb: RunVerb; label: string; run(): void; loading?: boolean }[] = [
    { verb: "approve", label: t("production.approve"), run: () => void approve.run(at).catch(() => undefined), loading: approve.pending },
    { verb: "return", label: t("production.return"), run: () => setAsking("return") },
    { verb: "change", label: t("production.changePlan"), run: () => setAsking("change") },
    { verb: "start", label: t(run.state === "failed" ? "production.rework" : "production.start"), run: () => void start.run(at).catch(() => undefined), loading: start.pending },
    { verb: waiting ? "reportWaiting" : "report", label: t("production.report"), run: () => setAsking("report") },
    { verb: "finish", label: t("production.finish"), run: () => setAsking("finish") },
    { verb: "pass", label: t("production.inspect"), run: () => setAsking("inspect") },
    { verb: run.state === "finished" ? "storeUninspected" : "stockIn", label: t("production.stockIn"), run: () => setAsking("stockIn") },
  ];
  const error = approve.error ?? start.error;
  return (
    <>
      <div className={sheet.filters}>
        {acts.map(({ verb, label, run: act, loading }) => (
          <ActionButton key={verb} type={verb === next ? "primary" : "default"} loading={loading ?? false} disabledReason={whyNot({ verb, state: run.state, may, t })} onClick={act}>{label}</ActionButton>
        ))}
        {fact && may("production.reverse") && <ActionButton danger disabledReason={whyNot({ verb: reversalOf[fact], state: run.state, may, t })} onClick={() => setAsking("reverse")}>{t(`production.reverse_${fact}`)}</ActionButton>}
      </div>
      {error && <Problem error={error} focus />}
      {asking === "report" && <ReportDialog run={run} onClose={close} />}
      {asking === "finish" && <FinishDialog run={run} onClose={close} />}
      {asking === "inspect" && <InspectDialog run={run} onClose={close} />}
      {asking === "stockIn" && <StockInDialog run={run} onClose={close} />}
      {asking === "return" && (
        <ReasonDialog title={t("production.returnOf", { number: run.number })} label={t("production.returnReason")} submit={t("production.return")} pending={back.pending} error={back.error} onClose={close}
          onSubmit={(reason) => void back.run({ ...at, reason }).then(close, () => undefined)} />
      )}
      {fact && <ReverseDialog open={asking === "reverse"} title={t(`production.reverse_${fact}`)} effect={t(`production.reverseEffect_${fact}`, { number: run.number })} onConfirm={(reason) => reverse.run({ ...at, what: fact, reason })} onClose={close} />}
      {asking === "change" && <PlanDialog requests={plannable(run)} machines={machines} change={{ runId: run.id, revision: run.revision, workCentreId: run.workCentreId, startDay: run.startDay }} onClose={close} onDone={close} />}
    </>
  );
}

const reversalOf = { approval: "reverseApproval", start: "reverseStart", finish: "reverseFinish", inspection: "reverseInspection", stockIn: "reverseStockIn" } as const;

const plannable = ({ shares, unit }: RunRow) => shares.map(({ requestId, orderNumber, customerName, neededBy, quantity }) => ({ id: requestId, orderNumber, customerName, neededBy, open: quantity, unit }));
