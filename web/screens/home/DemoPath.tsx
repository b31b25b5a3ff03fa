import { Button } from "antd";
import { useState } from "react";
import { readDemoPath } from "../../../contract/demo-path.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import type { Session } from "../../parts/session.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import style from "./path.module.css";
import { type PathStep, rowsToPaste, stepsOf } from "./path-steps.ts";
import { Mark, type Somebody, useDemoPeople, Way } from "./Way.tsx";

/** The five-minute path as a checklist, one for all visitors as the company is: what the server has seen done is ticked off, and each door opens the right screen as the right person. */
export function DemoPath({ me, onHide }: { me: Session; onHide(): void }) {
  const t = useT();
  const { data: path } = useQueryOf(readDemoPath, {});
  const people = useDemoPeople(me);
  if (!path || !people) return null;
  const steps = stepsOf(path, people);
  const next = steps.findIndex(({ done }) => !done);
  // The step that was just done stays open beside the next one, for what came of it.
  const isOpen = (at: number) => at === next || at === next - 1;
  return (
    <Section
      title={t("path.title")} beside={<StatusTag tone={next < 0 ? "good" : "moving"}>{t("path.progress", { done: steps.filter(({ done }) => done).length, of: steps.length })}</StatusTag>}
      actions={<Button type="link" size="small" onClick={onHide}>{t("path.hide")}</Button>} flush
    >
      <p className={style.about}>{t("path.shared")} {path.order && t("path.order", { number: path.order.number })}</p>
      <ol className={style.steps}>
        {steps.map((step, at) => <Step key={`${step.key} ${isOpen(at)}`} step={step} at={at + 1} open={isOpen(at)} people={people} me={me} />)}
      </ol>
    </Section>
  );
}

interface StepProps {
  step: PathStep;
  at: number;
  open: boolean;
  people: readonly Somebody[];
  me: Session;
}

function Step({ step: { key, done, doors }, at, open, people, me }: StepProps) {
  const t = useT();
  return (
    <li>
      <details open={open}>
        <summary>
          <Mark done={done} at={at} /> <strong>{t(`path.${key}`)}</strong>
        </summary>
        <p>{t(`path.${key}Hint`)}</p>
        <div className={style.doors}>
          {key === "enter" && <CopyRows />}
          {doors.map((door) => <Way key={door.key} door={door} who={people.find(({ id }) => id === door.personId)} me={me} />)}
        </div>
      </details>
    </li>
  );
}

/** Browsers let a page write to the clipboard only under https or on the machine itself: elsewhere the rows are shown to be copied by hand. */
function CopyRows() {
  const t = useT();
  const [shown, setShown] = useState(false);
  const copy = () => void Promise.resolve().then(() => navigator.clipboard.writeText(rowsToPaste())).then(() => toast({ text: t("ui.copied") }), () => setShown(true));
  return (
    <>
      <Button type="primary" onClick={copy}>{t("path.copy")}</Button>
      {shown && <textarea readOnly rows={11} aria-label={t("path.copy")} value={rowsToPaste()} onFocus={({ target }) => target.select()} />}
    </>
  );
}
