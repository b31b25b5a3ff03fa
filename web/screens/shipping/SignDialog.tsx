import { Input, Select } from "antd";
import { useState } from "react";
import { compare } from "../../../contract/money.ts";
import { differenceReasons, recordSignature } from "../../../contract/shipping.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { FilesField, type TakenFile } from "../../parts/FilesField.tsx";
import { Quantity } from "../../ui/Money.tsx";
import { isQuantity } from "../../ui/number.ts";
import { localInput } from "../../ui/local-time.ts";
import { useSetting } from "../../ui/setting.ts";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { paperEvidence } from "./delivery-words.ts";
import type { DialogProps } from "./dialog-props.ts";
import style from "./shipping.module.css";

type Reason = (typeof differenceReasons)[number];

/** Puts a receipt that was signed on paper on record, with its scan; a difference needs its reason and goes to after-sales. */
export function SignDialog({ delivery, onClose }: DialogProps) {
  const t = useT();
  const { timeZone } = useSetting();
  const { run, pending, error } = useCommand(recordSignature);
  const [signer, setSigner] = useState("");
  const [signedAt, setSignedAt] = useState("");
  const [objection, setObjection] = useState("");
  const [received, setReceived] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(delivery.lines.map(({ id, shipped }) => [id, shipped])));
  const [reasons, setReasons] = useState<Readonly<Record<string, Reason>>>({});
  const [scans, setScans] = useState<readonly TakenFile[]>([]);
  const what = paperEvidence(delivery.policy.evidence);
  const lines = delivery.lines.map(({ id, shipped }) => {
    const figure = received[id] ?? "";
    return { id, figure, differs: !isQuantity(figure) || compare(figure, shipped) !== 0 };
  });
  const why = !what ? t("shipping.noPaper") : !signer.trim() ? t("ui.fillIn", { field: t("shipping.signer") }) : scans.length === 0 ? t("shipping.scanMissing")
    : lines.some(({ figure }) => !isQuantity(figure)) ? t("shipping.quantityWrong") : lines.some(({ id, differs }) => differs && !reasons[id]) ? t("shipping.reasonMissing") : undefined;
  const send = () => void run({
    deliveryId: delivery.id, signer, objection, signedAt: signedAt ? localInput.read(signedAt, timeZone) : undefined, files: scans.map(({ fileId }) => ({ fileId, what: what ?? "scan" })),
    lines: lines.map(({ id, figure, differs }) => ({ lineId: id, received: figure, ...(differs && { reason: reasons[id] }) })),
  }).then(onClose, () => undefined);
  const faults = faultsOf(error);
  return (
    <FormDialog title={t("shipping.signOf", { number: delivery.number })} submit={t("shipping.sign")} width={860} {...{ pending, error, onClose }} disabledReason={why} onSubmit={send}>
      <Table
        label={t("shipping.lines")} rows={delivery.lines} rowKey={({ id }) => id} empty=""
        columns={[
          { key: "product", title: t("shipping.product"), render: ({ productCode, name, spec }) => `${productCode} ${name} ${spec}` },
          { key: "shipped", title: t("shipping.shipped"), align: "end", render: ({ shipped, unit }) => <Quantity value={shipped} unit={unit} /> },
          { key: "received", title: t("shipping.received"), align: "end", render: ({ id, productCode }) => <Input className={style.figure} inputMode="decimal" aria-label={`${t("shipping.received")} ${productCode}`} value={received[id]} onChange={({ target }) => setReceived({ ...received, [id]: target.value.trim() })} /> },
          { key: "reason", title: t("shipping.reason"), render: ({ id, productCode }) => lines.find((line) => line.id === id)?.differs && <Select style={{ minWidth: 130 }} aria-label={`${t("shipping.reason")} ${productCode}`} placeholder={t("shipping.reason")} value={reasons[id]} onChange={(value) => setReasons({ ...reasons, [id]: value })} options={differenceReasons.map((value) => ({ value, label: t(`shipping.reason_${value}`) }))} /> },
        ]}
      />
      <div className={sheet.fields}>
        <Field label={t("shipping.signer")} required fault={faults("signer")}>{(control) => <Input {...control} maxLength={40} value={signer} onChange={({ target }) => setSigner(target.value)} />}</Field>
        <Field label={t("shipping.signedAt")} fault={faults("signedAt")} hint={t("shipping.signedAtHint")}>{(control) => <Input {...control} type="datetime-local" value={signedAt} onChange={({ target }) => setSignedAt(target.value)} />}</Field>
        <Field label={t("shipping.objection")} wide>{(control) => <Input.TextArea {...control} autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1000} value={objection} onChange={({ target }) => setObjection(target.value)} />}</Field>
      </div>
      <FilesField required label={t("shipping.scanFile")} files={scans} subject={{ kind: "delivery", id: delivery.id }} onAdd={(scan) => setScans((before) => [...before, scan])} />
    </FormDialog>
  );
}
