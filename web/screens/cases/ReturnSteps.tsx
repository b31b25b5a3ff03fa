import { useState } from "react";
import { reverseStep, returnLifecycle } from "../../../contract/aftersales.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import type { ReturnFile } from "./CaseReturns.tsx";
import style from "./cases.module.css";

type Step = ReturnFile["steps"][number];
const own = { received: "aftersales.receive", inspected: "aftersales.inspect", repaired: "aftersales.inspect", credited: "aftersales.credit", replaced: "aftersales.authorise" } as const;
const verbs = { received: "reverseReceipt", inspected: "reverseInspection", repaired: "reverseRepair", credited: "reverseCredit", replaced: "reverseReplacement" } as const;

/** Why a step cannot be taken back, or not by this person. */
function useWhyNot({ state, steps, comesBack }: ReturnFile) {
  const t = useT();
  const may = useMay();
  const barred = useBarred()("aftersales.reverse");
  return ({ what }: Step): string | undefined => {
    if (barred) return barred;
    if (!may(own[what]) && (what === "credited" || !may("cases.reverse"))) return t("cases.step_notYours");
    const later = what === "received" ? steps.find((each) => each.what !== "received" && !each.reversed) : undefined;
    if (later) return t("cases.step_first", { step: t(`cases.returnStep_${later.what}`) });
    return returnLifecycle.allows(comesBack ? verbs[what] : "makeGood", state) ? undefined : t("cases.return_notHere");
  };
}

/** What was done with returned goods, each step with the way back. */
export function ReturnSteps({ file }: { file: ReturnFile }) {
  const t = useT();
  const whyNot = useWhyNot(file);
  const { run } = useCommand(reverseStep);
  const [undoing, undo] = useState<Step>();
  if (file.steps.length === 0) return null;
  const saying = ({ lines, creditNumber }: Step) => [
    creditNumber, ...lines.map(({ lineNo, quantity, restocked, scrapped }) => `${t("cases.line")} ${lineNo}${t("ui.colon")}${quantity ?? t("cases.step_decided", { restocked: restocked ?? "0", scrapped: scrapped ?? "0" })}`),
  ].filter(Boolean).join(" · ");
  return (
    <ul className={style.steps} aria-label={t("cases.returnSteps")}>
      {file.steps.map((step) => (
        <li key={step.id}>
          <span><strong>{t(`cases.returnStep_${step.what}`)}</strong> {saying(step)} <span className="soft">{step.byName} <When at={step.at} /></span></span>
          {step.reversed
            ? <span><StatusTag tone="bad">{t("cases.takenBack")}</StatusTag> {step.reversed.reason} <span className="soft">{step.reversed.byName} <When at={step.reversed.at} /></span></span>
            : <ActionButton size="small" danger disabledReason={whyNot(step)} onClick={() => undo(step)}>{t("cases.takeBack")}</ActionButton>}
        </li>
      ))}
      {undoing && (
        <ReverseDialog
          open title={`${t("cases.takeBack")} · ${t(`cases.returnStep_${undoing.what}`)}`} effect={t(`cases.takeBackEffect_${undoing.what}`)} onClose={() => undo(undefined)}
          onConfirm={(reason) => run({ returnId: file.id, stepId: undoing.id, reason, expectedRevision: file.revision })}
        />
      )}
    </ul>
  );
}
