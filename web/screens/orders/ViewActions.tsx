import { Dropdown } from "antd";
import { useState } from "react";
import { arrangeViews, dropView, saveView } from "../../../contract/order-views.ts";
import { newKey } from "../../api/client.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { shifted } from "../../ui/list/columns.ts";
import { TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import style from "./orders.module.css";
import type { SavedView, ViewMenuProps } from "./SavedViews.tsx";
import { conditionsIn } from "./views.ts";

interface Props extends ViewMenuProps {
  open: boolean;
  onOpen(open: boolean): void;
}

/** Saves what is shown as a view of one's own; changes, renames, moves or deletes the one that is shown. Lies over the button that unfolds it. */
export default function ViewActions({ own, filter, choose, layout, open, onOpen }: Props) {
  const t = useT();
  const [naming, setNaming] = useState<"new" | "rename">();
  const [save, drop, arrange] = [useCommand(saveView), useCommand(dropView), useCommand(arrangeViews)];
  const current = own.find(({ id }) => id === filter["own"]);
  const shown = { filter: conditionsIn(filter), layout: { order: [...layout.order], hidden: [...layout.hidden] } };
  const move = (by: -1 | 1) => current && void arrange.run({ viewIds: shifted(own.map(({ id }) => id), current.id, by) }).catch(() => undefined);
  const remove = ({ id, name, ...kept }: SavedView) =>
    void drop.run({ viewId: id }).then(() => {
      choose({ own: undefined });
      toast({ text: t("orders.viewDropped", { name }), undo: () => void save.run({ viewId: id, name, ...kept }).catch(() => undefined) });
    }, () => undefined);
  const at = current ? own.indexOf(current) : -1;
  const items = [
    { key: "new", label: t("orders.saveView"), onClick: () => setNaming("new") },
    ...(current ? [
      { key: "update", label: t("orders.updateView", { name: current.name }), onClick: () => void save.run({ viewId: current.id, name: current.name, ...shown }).then(() => toast({ text: t("orders.viewSaved", { name: current.name }) }), () => undefined) },
      { key: "rename", label: t("orders.renameView"), onClick: () => setNaming("rename") },
      { key: "left", label: t("orders.moveViewLeft"), disabled: at <= 0, onClick: () => move(-1) },
      { key: "right", label: t("orders.moveViewRight"), disabled: at === own.length - 1, onClick: () => move(1) },
      { key: "drop", label: t("orders.dropView"), danger: true, onClick: () => remove(current) },
    ] : []),
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={["click"]} autoFocus open={open} onOpenChange={onOpen}><span aria-hidden className={style.over} hidden={!open} /></Dropdown>
      {naming === "new" && <Naming view={{ viewId: newKey(), name: "", ...shown }} onSaved={(own) => choose({ own })} onClose={() => setNaming(undefined)} />}
      {naming === "rename" && current && <Naming view={{ viewId: current.id, name: current.name, filter: current.filter, layout: current.layout }} onClose={() => setNaming(undefined)} />}
    </>
  );
}

interface NamingProps {
  view: { viewId: string; name: string; filter: Record<string, string>; layout: { order: string[]; hidden: string[] } };
  onSaved?(viewId: string): void;
  onClose(): void;
}

function Naming({ view, onSaved, onClose }: NamingProps) {
  const t = useT();
  const [name, setName] = useState(view.name);
  // The id is made once, so that a repeated click saves the same view.
  const [viewId] = useState(view.viewId);
  const { run, pending, error } = useCommand(saveView);
  const send = () =>
    void run({ ...view, viewId, name }).then(() => {
      toast({ text: t("orders.viewSaved", { name }) });
      onSaved?.(viewId);
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t(view.name ? "orders.renameView" : "orders.saveView")} submit={t("orders.save")} {...{ pending, error, onClose }} disabledReason={name.trim() ? undefined : t("ui.fillIn", { field: t("orders.viewName") })} onSubmit={send}>
      <TextField label={t("orders.viewName")} hint={t("orders.viewNameHint")} required wide autoFocus max={30} value={name} onChange={setName} fault={faultsOf(error)("name")} />
    </FormDialog>
  );
}
