import { Mentions } from "antd";
import { useRef, useState } from "react";
import { listMentionable, writeComment } from "../../../contract/comments.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { useDraft } from "../../ui/useDraft.ts";
import { CopyTo } from "../copies/CopyTo.tsx";
import { roleName, useBarred } from "../people/names.ts";
import style from "./comments.module.css";
import { finds, mentionsIn, type Seer } from "./mentions.ts";

interface Draft {
  text: string;
}

/** Where a comment is typed: @ offers the colleagues who may see the document, by name, pinyin or initials. */
export function CommentForm({ subject }: { subject: Subject }) {
  const t = useT();
  const barred = useBarred()("comments.write");
  const { data: seers = [] } = useQueryOf(listMentionable, subject, { watches: ["person"] });
  const { draft, change, discard } = useDraft<Draft>(`comment.${subject.kind}.${subject.id}`, { text: "" });
  const [copyTo, setCopyTo] = useState<string[]>([]);
  const chosen = useRef(new Set<string>());
  const { run, pending, error } = useCommand(writeComment);
  const missing = draft.text.trim() ? undefined : t("ui.fillIn", { field: t("comments.text") });
  const send = () =>
    void run({ ...subject, text: draft.text, mentions: mentionsIn(draft.text, seers, chosen.current), copyTo }).then(() => {
      discard();
      setCopyTo([]);
      chosen.current.clear();
    }, () => undefined);
  const faults = faultsOf(error);
  return (
    <div className={style.form}>
      {error && <Problem error={error} focus onRetry={send} />}
      <Typed seers={seers} value={draft.text} fault={faults("text") ?? faults("mentions")} onChange={(text) => change({ text })} onChoose={(id) => chosen.current.add(id)} />
      {subject.kind !== "case" && <CopyTo subject={subject} value={copyTo} fault={faults("copyTo")} onChange={setCopyTo} />}
      <div><ActionButton type="primary" loading={pending} disabledReason={barred ?? missing} shortcut="ctrl+enter" onClick={send}>{t("comments.send")}</ActionButton></div>
    </div>
  );
}

interface TypedProps {
  seers: readonly Seer[];
  value: string;
  fault: string | undefined;
  onChange(text: string): void;
  onChoose(id: string): void;
}

const uuidLength = 36;
/** The component adds a number of its own to the key of each option. */
const idOf = (key: string | null | undefined): string => (key ?? "").slice(0, uuidLength);

function Typed({ seers, value, fault, onChange, onChoose }: TypedProps) {
  const t = useT();
  const options = seers.map(({ id, name, roles }) => ({ key: id, value: name, label: <>{name} <span className="soft">{roles.map((role) => roleName(role, t)).join(t("people.listComma"))}</span></> }));
  return (
    <Field label={t("comments.text")} hint={t("comments.hint")} fault={fault} wide>
      {(control) => (
        <Mentions
          {...control} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} value={value} onChange={onChange} options={options} notFoundContent={<span className="soft">{t("comments.nobody")}</span>}
          filterOption={(typed, { key }) => seers.some((seer) => seer.id === idOf(key) && finds(typed, seer))}
          onSelect={({ key }) => onChoose(idOf(key))}
        />
      )}
    </Field>
  );
}
