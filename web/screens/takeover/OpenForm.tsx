import { useState } from "react";
import { openTakeover, startEmpty } from "../../../contract/takeovers.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";

const dayLike = /^\d{4}-\d{2}-\d{2}$/;

/** The last day of the old books; with `empty` the company begins without any. */
export function OpenForm({ cutoverOn = "", empty = false, onClose }: { cutoverOn?: string; empty?: boolean; onClose(): void }) {
  const t = useT();
  const [day, setDay] = useState(cutoverOn);
  const opening = useCommand(openTakeover);
  const none = useCommand(startEmpty);
  const { run, pending, error } = empty ? none : opening;
  const faults = faultsOf(error);
  return (
    <FormDialog
      title={empty ? t("takeover.empty") : t("takeover.beginNow")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={dayLike.test(day) ? undefined : t("ui.fillIn", { field: t("takeover.cutoverDay") })}
      onSubmit={() => void run({ cutoverOn: day }).then(onClose, () => undefined)}
    >
      <p className="soft">{empty ? t("takeover.emptyHint") : t("takeover.cutoverHint")}</p>
      <TextField label={t("takeover.cutoverDay")} required autoFocus max={10} value={day} onChange={setDay} fault={faults("cutoverOn")} hint="2026-11-23" />
    </FormDialog>
  );
}
