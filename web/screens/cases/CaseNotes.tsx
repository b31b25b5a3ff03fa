import { useState } from "react";
import { addNote } from "../../../contract/cases.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import type { CaseFile } from "./case-words.ts";
import style from "./cases.module.css";

/** What happened and was said since, the latest first; a note may be added to a settled case too. */
export function CaseNotes({ file }: { file: CaseFile }) {
  const t = useT();
  const notes = file.notes.toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <Section flush title={t("cases.notes")} beside={notes.length > 0 && <span className="soft">{notes.length}</span>}>
      <NoteForm caseId={file.id} />
      {notes.length === 0 ? <div className={sheet.none}>{t("cases.noNotes")}</div> : (
        <ol className={style.notes} reversed>
          {notes.map(({ id, at, byName, text }) => (
            <li key={id}>
              <div><strong>{byName}</strong> <span className="soft"><When at={at} /></span></div>
              <p className={style.text}>{text}</p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function NoteForm({ caseId }: { caseId: string }) {
  const t = useT();
  const barred = useBarred()("cases.work");
  const [text, setText] = useState("");
  const { run, pending, error } = useCommand(addNote);
  const add = () => void run({ caseId, text }).then(() => setText(""), () => undefined);
  return (
    <div className={style.note}>
      {error && <Problem error={error} focus onRetry={add} />}
      <TextField label={t("cases.note")} lines={2} max={2000} value={text} onChange={setText} fault={faultsOf(error)("text")} />
      <div><ActionButton loading={pending} disabledReason={barred ?? (text.trim() ? undefined : t("ui.fillIn", { field: t("cases.note") }))} onClick={add}>{t("cases.addNote")}</ActionButton></div>
    </div>
  );
}
