import { useState } from "react";
import { askFinding } from "../../../contract/cases.ts";
import { addressOfFile } from "../orders/upload.ts";
import { useCommand } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Problem } from "../../ui/Problem.tsx";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import type { CaseFile } from "./case-words.ts";
import style from "./cases.module.css";

type Step = CaseFile["steps"][number];
const prefixes: Partial<Record<Step["what"], string>> = { found: "cases.blame_", proposed: "cases.remedy_", answered: "cases.answer_", escalated: "people.role_", settled: "cases.satisfaction_" };
const wordsOf = ({ what, codes, means }: Step, t: Translate): string =>
  [...codes.map((code) => t(`${prefixes[what] ?? "cases.blame_"}${code}`)), ...(means ? [t(`cases.means_${means}`)] : [])].join(" · ");

/** The work on the case, step by step with its pictures, the latest first. */
export function CaseSteps({ file }: { file: CaseFile }) {
  const t = useT();
  const steps = file.steps.toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <Section flush title={t("cases.steps")} actions={file.kind !== "delay" && <AskQuality file={file} />}>
      {steps.length === 0 ? <div className={sheet.none}>{t("cases.noSteps")}</div> : (
        <ol className={style.notes} reversed>
          {steps.map((step) => (
            <li key={step.id}>
              <div><strong>{t(`cases.step_${step.what}`)}</strong> {wordsOf(step, t)} <span className="soft">{step.byName} <When at={step.at} /></span></div>
              {step.text && <p className={style.text}>{step.text}</p>}
              {step.files.length > 0 && <div className={style.photos}>{step.files.map((id, at) => <a key={id} href={addressOfFile(id)}>{t("cases.photo", { number: String(at + 1) })}</a>)}</div>}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

/** Asks quality, where it was not asked by itself and has not said anything. */
function AskQuality({ file }: { file: CaseFile }) {
  const t = useT();
  const barred = useBarred()("cases.work");
  const [asked, setAsked] = useState(false);
  const { run, pending, error } = useCommand(askFinding);
  const already = asked || file.finding !== null || file.kind === "damage" || file.kind === "quality" || file.steps.some(({ what }) => what === "findingAsked");
  const reason = barred ?? (file.state === "settled" ? t("cases.isSettled") : already ? t("cases.askedAlready") : undefined);
  return (
    <>
      {error && <Problem error={error} />}
      <ActionButton size="small" loading={pending} disabledReason={reason} onClick={() => void run({ caseId: file.id, text: "" }).then(() => setAsked(true), () => undefined)}>{t("cases.askFinding")}</ActionButton>
    </>
  );
}
