import { Button } from "antd";
import { useState } from "react";
import { dropTemplate, listTemplates, readTemplate } from "../../../contract/order-templates.ts";
import { type Answer, call } from "../../api/client.ts";
import { useCommand, useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Drawer } from "../../ui/Drawer.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { type EntryForm, type EntryLine, readyLines } from "./entry-form.ts";
import style from "./orders.module.css";
import { linesOfTemplate } from "./template-form.ts";
import { RenameTemplate, SaveTemplate } from "./TemplateDialogs.tsx";

export type Template = Answer<typeof listTemplates>["rows"][number];
interface Props {
  form: EntryForm;
  onTake(lines: readonly EntryLine[]): void;
  onClose(): void;
}

/** Templates of the customer and of the company: chosen, they fill in lines at today's prices. */
export default function TemplateDrawer({ form, onTake, onClose }: Props) {
  const t = useT();
  const [search, setSearch] = useState("");
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const { rows, loading, onEnd, complete, error: unread, refetch } = useRowsOf(listTemplates, { customerId: form.customerId || undefined, search: search || undefined, limit: 50 }, { watches: ["orderTemplate"] });
  const take = (templateId: string) => void call(readTemplate, { templateId }).then((template) => {
    const { lines, left } = linesOfTemplate(template);
    toast({ text: [t("templates.taken", { count: lines.length }), left.length > 0 && t("templates.left", { codes: left.join(t("people.listComma")) })].filter(Boolean).join(" · ") });
    onTake(lines);
  }, setError);
  return (
    <Drawer onClose={onClose} size={520} title={t("templates.title")}>
      <div className={style.stack}>
        <ActionButton type="primary" disabledReason={readyLines(form.lines).length ? undefined : t("templates.noLines")} onClick={() => setSaving(true)}>{t("templates.save")}</ActionButton>
        <SearchField label={t("templates.search")} value={search} onSearch={setSearch} />
        {(error ?? unread) !== undefined && (error ?? unread) !== null && <Problem error={error ?? unread} onRetry={() => void refetch()} />}
        {!loading && rows.length === 0 && (search ? <Empty title={t("templates.noneFound", { words: search })} /> : <Empty title={t("templates.none")} hint={t("templates.noneHint")} />)}
        <ul className={style.cards} aria-label={t("templates.title")}>{rows.map((row) => <Card key={row.id} template={row} onTake={() => take(row.id)} />)}</ul>
        {!complete && <Button onClick={onEnd}>{t("ui.loadMore")}</Button>}
      </div>
      {saving && <SaveTemplate form={form} onClose={() => setSaving(false)} />}
    </Drawer>
  );
}

function Card({ template, onTake }: { template: Template; onTake(): void }) {
  const t = useT();
  const [doing, setDoing] = useState<"rename" | "drop">();
  const { id, name, customerId, lines, byName, at, mayEdit } = template;
  const barred = mayEdit ? undefined : t("templates.companyOnly");
  return (
    <li>
      <div><strong>{name}</strong> <StatusTag tone="idle">{t(customerId === null ? "templates.company" : "templates.customer")}</StatusTag></div>
      <div className="soft">{t("templates.lines", { count: lines })} · {byName} · <When at={at} show="absolute" /></div>
      <div className={style.cardActions}>
        <Button size="small" type="primary" aria-label={`${t("templates.take")} ${name}`} onClick={onTake}>{t("templates.take")}</Button>
        <ActionButton size="small" aria-label={`${t("templates.rename")} ${name}`} disabledReason={barred} onClick={() => setDoing("rename")}>{t("templates.rename")}</ActionButton>
        <ActionButton size="small" danger aria-label={`${t("templates.drop")} ${name}`} disabledReason={barred} onClick={() => setDoing("drop")}>{t("templates.drop")}</ActionButton>
      </div>
      {doing === "rename" && <RenameTemplate template={template} onClose={() => setDoing(undefined)} />}
      {doing === "drop" && <Drop {...{ id, name }} onClose={() => setDoing(undefined)} />}
    </li>
  );
}

function Drop({ id, name, onClose }: { id: string; name: string; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(dropTemplate);
  const send = () => void run({ templateId: id }).then(() => {
    toast({ text: t("templates.dropped", { name }) });
    onClose();
  }, () => undefined);
  return <FormDialog danger title={t("templates.dropTitle", { name })} submit={t("templates.drop")} {...{ pending, error, onClose }} onSubmit={send}><p>{t("templates.dropEffect")}</p></FormDialog>;
}
