import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { dropTag, saveTag, tagColours, type Tag } from "../../../contract/order-tags.ts";
import { newKey } from "../../api/client.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { toast } from "../../ui/toasts.ts";
import { TagChip } from "./TagChips.tsx";
import style from "./tags.module.css";

type Counted = Tag & { orders: number };

/** Makes tags, renames and recolours them, and deletes those that nobody needs; how many orders would lose one is said first. */
export function TagEditor({ tags }: { tags: readonly Counted[] }) {
  const t = useT();
  const [chosen, choose] = useState<string>();
  const dropping = useCommand(dropTag);
  const drop = ({ id, name }: Counted) => void dropping.run({ tagId: id }).then(() => toast({ text: t("orders.tagDropped", { tag: name }) }), () => undefined);
  return (
    <>
      {dropping.error && <Problem error={dropping.error} focus />}
      <ul className={style.choices}>
        {tags.map((tag) => (
          <li key={tag.id}>
            {chosen === tag.id ? <TagForm key={tag.id} tag={tag} onDone={() => choose(undefined)} /> : (
              <>
                <TagChip tag={tag} />
                <span>
                  <Button size="small" onClick={() => choose(tag.id)} aria-label={t("orders.tagEditOf", { tag: tag.name })}>{t("orders.tagEdit")}</Button>{" "}
                  <Popconfirm title={t("orders.tagDropSure", { tag: tag.name })} description={t("orders.tagDropEffect", { count: tag.orders })} okText={t("orders.tagDrop")} okButtonProps={{ danger: true }} cancelText={t("ui.cancel")} onConfirm={() => drop(tag)}>
                    <Button size="small" danger aria-label={t("orders.tagDropOf", { tag: tag.name })}>{t("orders.tagDrop")}</Button>
                  </Popconfirm>
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      {chosen === undefined && <TagForm key={tags.length} onDone={() => undefined} />}
    </>
  );
}

/** Name and colour of a tag, or of a new one. */
function TagForm({ tag, onDone }: { tag?: Tag; onDone(): void }) {
  const t = useT();
  const [name, setName] = useState(tag?.name ?? "");
  const [colour, setColour] = useState<string>(tag?.colour ?? tagColours[0]);
  const { run, pending, error } = useCommand(saveTag);
  const known = tagColours.find((each) => each === colour) ?? tagColours[0];
  const save = () => void run({ tagId: tag?.id ?? newKey(), name: name.trim(), colour: known }).then(() => (toast({ text: t("orders.tagSaved", { tag: name.trim() }) }), onDone()), () => undefined);
  return (
    <form className={style.fields} onSubmit={(event) => (event.preventDefault(), name.trim() && save())}>
      <TextField label={t(tag ? "orders.tagName" : "orders.tagNew")} max={20} value={name} onChange={setName} fault={faultsOf(error)("name")} />
      <SelectField label={t("orders.tagColour")} value={colour} onChange={(next) => next && setColour(next)} choices={tagColours.map((each) => ({ value: each, label: t(`orders.colour_${each}`) }))} />
      <ActionButton type="primary" loading={pending} disabledReason={name.trim() ? undefined : t("ui.fillIn", { field: t("orders.tagName") })} onClick={save}>{t("ui.save")}</ActionButton>
      {error && faultsOf(error)("name") === undefined && <Problem error={error} focus />}
      {name.trim() && <div><TagChip tag={{ name: name.trim(), colour: known }} /></div>}
    </form>
  );
}
