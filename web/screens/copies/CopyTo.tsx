import { Button } from "antd";
import { useState } from "react";
import { listMentionable } from "../../../contract/comments.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { SeveralField } from "../../ui/sheet/controls.tsx";
import { roleName } from "../people/names.ts";
import style from "./copies.module.css";

interface Props {
  subject: Subject;
  value: readonly string[];
  fault: string | undefined;
  onChange(people: string[]): void;
}

/** Names colleagues who get a copy of what is decided or said; only those who may see the document are offered. */
export function CopyTo({ subject, value, fault, onChange }: Props) {
  const t = useT();
  const [wanted, setWanted] = useState(false);
  if (!wanted && value.length === 0) return <Button type="link" className={style.adds} onClick={() => setWanted(true)}>{t("copies.add")}</Button>;
  return <People {...{ subject, value, fault, onChange }} />;
}

function People({ subject: { kind, id }, value, fault, onChange }: Props) {
  const t = useT();
  const { data: seers = [] } = useQueryOf(listMentionable, { kind, id }, { watches: ["person"] });
  const choices = seers.map(({ id: personId, name, words, roles }) => ({ value: personId, label: `${name} · ${roles.map((role) => roleName(role, t)).join(t("people.listComma"))}`, words }));
  return <SeveralField label={t("copies.to")} hint={t("copies.hint")} wide value={value} onChange={(people) => onChange([...people])} choices={choices} fault={fault} />;
}
