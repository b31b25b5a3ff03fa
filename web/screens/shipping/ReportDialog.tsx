import { Checkbox, Input } from "antd";
import { useState } from "react";
import { reportPicking } from "../../../contract/shipping.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { localInput } from "../../ui/local-time.ts";
import { useSetting } from "../../ui/setting.ts";
import type { DialogProps } from "./dialog-props.ts";

/** The warehouse's word of the day: picking, packing, and when the carrier comes. */
export function ReportDialog({ delivery, onClose }: DialogProps) {
  const t = useT();
  const { timeZone } = useSetting();
  const { run, pending, error } = useCommand(reportPicking);
  const [pickingDone, setPicking] = useState(delivery.pickingDone);
  const [packingDone, setPacking] = useState(delivery.packingDone);
  const [appointment, setAppointment] = useState(delivery.carrierAppointment ? localInput.write(delivery.carrierAppointment, timeZone) : "");
  const [note, setNote] = useState("");
  const asks = (field: (typeof delivery.policy.progress)[number]) => delivery.policy.progress.includes(field);
  const said = {
    ...(asks("pickingStatus") && { pickingDone }), ...(asks("packingStatus") && { packingDone }),
    ...(asks("carrierAppointment") && { carrierAppointment: appointment ? localInput.read(appointment, timeZone) : null }),
  };
  const send = () => void run({ deliveryId: delivery.id, ...said, note }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("shipping.reportOf", { number: delivery.number })} submit={t("shipping.act_report")} {...{ pending, error, onClose }} onSubmit={send}>
      <div className={sheet.filters}>
        {asks("pickingStatus") && <Checkbox checked={pickingDone} onChange={({ target }) => setPicking(target.checked)}>{t("shipping.pickingDone")}</Checkbox>}
        {asks("packingStatus") && <Checkbox checked={packingDone} onChange={({ target }) => setPacking(target.checked)}>{t("shipping.packingDone")}</Checkbox>}
      </div>
      {asks("carrierAppointment") && <Field label={t("shipping.appointment")}>{(control) => <Input {...control} type="datetime-local" value={appointment} onChange={({ target }) => setAppointment(target.value)} />}</Field>}
      <Field label={t("shipping.note")} wide>{(control) => <Input {...control} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />}</Field>
    </FormDialog>
  );
}
