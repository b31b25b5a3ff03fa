import { useState } from "react";
import { unmaskContact } from "../../../contract/customer-commands.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { type CustomerFile, isMasked } from "./customer-words.ts";
import style from "./customers.module.css";

interface Props {
  customerId: string;
  contact: Pick<CustomerFile["contacts"][number], "id" | "name" | "phones">;
}

/** A contact's phones; masked ones can be shown by who may, with a reason that stays on record. */
export function Phones({ customerId, contact: { id, name, phones } }: Props) {
  const t = useT();
  const may = useMay()("customers.unmask");
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<readonly string[]>();
  const masked = !shown && phones.some(isMasked);
  return (
    <>
      {(shown ?? phones).map((phone) => <div key={phone} className="figure">{isMasked(phone) ? phone : <a className={style.reach} href={`tel:${phone}`}>{phone}</a>}</div>)}
      {masked && may && <ActionButton size="small" aria-label={t("customers.showPhonesOf", { name })} onClick={() => setAsking(true)}>{t("customers.showPhones")}</ActionButton>}
      {asking && <Reason customerId={customerId} contactId={id} name={name} onShown={setShown} onClose={() => setAsking(false)} />}
    </>
  );
}

function Reason({ customerId, contactId, name, onShown, onClose }: { customerId: string; contactId: string; name: string; onShown(phones: readonly string[]): void; onClose(): void }) {
  const t = useT();
  const [reason, setReason] = useState("");
  const { run, pending, error } = useCommand(unmaskContact);
  const show = () =>
    void run({ id: customerId, contactId, reason }).then(({ phones }) => {
      onShown(phones);
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("customers.showPhonesOf", { name })} submit={t("customers.showPhones")} {...{ pending, error, onClose }} disabledReason={reason.trim().length > 1 ? undefined : t("ui.fillIn", { field: t("security.reason") })} onSubmit={show}>
      <p className="soft">{t("customers.showPhonesHint")}</p>
      <TextField label={t("security.reason")} required autoFocus max={200} value={reason} onChange={setReason} fault={faultsOf(error)("reason")} />
    </FormDialog>
  );
}
