import { useState } from "react";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { later } from "../../ui/later.tsx";
import type { EntryForm, EntryLine } from "./entry-form.ts";

const TemplateDrawer = later(() => import("./TemplateDrawer.tsx"));

/** The button behind which lines are kept as a template, and taken out of one. */
export function EntryTemplates({ form, onTake }: { form: EntryForm; onTake(lines: readonly EntryLine[]): void }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton size="small" shortcut="alt+l" onClick={() => setOpen(true)}>{t("templates.button")}</ActionButton>
      {open && <TemplateDrawer form={form} onClose={() => setOpen(false)} onTake={(lines: readonly EntryLine[]) => (setOpen(false), onTake(lines))} />}
    </>
  );
}
