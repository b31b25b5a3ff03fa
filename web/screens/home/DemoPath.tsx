import { CheckCircleFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { readDemoPath } from "../../../contract/demo-path.ts";
import { demoPeople, demoSignIn, signInBase } from "../../../contract/people.ts";
import { call } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import type { Session } from "../../parts/session.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import style from "./path.module.css";
import { type Door, type PathStep, rowsToPaste, stepsOf } from "./path-steps.ts";

type Somebody = Awaited<ReturnType<typeof peopleHere>>[number];
const peopleHere = () => call(demoPeople, {}, { base: signInBase });

/** The five-minute path as a checklist, one for all visitors as the company is: what the server has seen done is ticked off, and each door opens the right screen as the right person. */
export function DemoPath({ me, onHide }: { me: Session; onHide(): void }) {
  const t = useT();
  const { data: path } = useQueryOf(readDemoPath, {});
  const { data: people } = useQuery({ queryKey: ["demoPeople"], queryFn: peopleHere });
  if (!path || !people) return null;
  // Whoever is signed in needs no other person for what he may do himself.
  const steps = stepsOf(path, people.toSorted((a, b) => Number(b.id === me.id) - Number(a.id === me.id)));
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

function Mark({ done, at }: { done: boolean; at: number }) {
  const t = useT();
  return done ? <CheckCircleFilled className={style.done} aria-label={t("path.done")} role="img" /> : <span className={style.number}>{at}</span>;
}

/** As somebody else the door signs in as that person on the way; the page is loaded anew, so that nothing of one person stays for the next. */
function Way({ door, who, me }: { door: Door; who: Somebody | undefined; me: Session }) {
  const t = useT();
  const label = <>{door.done && <CheckCircleFilled className={style.done} aria-label={t("path.done")} role="img" />} {t(`path.door_${door.key}`)}</>;
  if (!who || who.id === me.id) return <Goto href={door.href} className={style.door}>{label}</Goto>;
  const enter = () => void call(demoSignIn, { personId: who.id }, { base: signInBase }).then(() => location.assign(door.href), () => toast({ text: t("path.noEntry", { name: who.name }) }));
  return <Button onClick={enter}>{label} <span className="soft">{t("path.as", { name: who.name, job: who.jobTitle })}</span></Button>;
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
