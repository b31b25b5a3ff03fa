import { Select } from "antd";
import { type CustomerFile, getCustomer } from "../../../contract/customers.ts";
import { useQueryOf } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import type { FieldControl } from "../../ui/sheet/Field.tsx";

type Contact = CustomerFile["contacts"][number];

/** Those who may be chosen, and whoever stands in the field already although nobody chooses him any more; of one whose personal data were deleted there is no name, and his id would tell nobody anything. */
export const contactOptions = (contacts: readonly Contact[], chosen: string | undefined, t: Translate) =>
  contacts.filter(({ id, active }) => active || id === chosen).map(({ id, name, phones, active, erased }) => ({ value: id, label: erased ? t("customers.erased") : [name, phones[0]].filter(Boolean).join(" "), disabled: !active }));

interface Props {
  control: FieldControl;
  /** Empty before there is one. */
  customerId: string;
  value: string | undefined;
  clearable?: boolean;
  onChange(contactId: string | undefined): void;
}

/** One of a customer's contacts. */
export function ContactChoice({ control, customerId, value, clearable, onChange }: Props) {
  const t = useT();
  const known = customerId !== "";
  const { data: customer } = useQueryOf(getCustomer, { id: customerId }, { enabled: known, watches: [`customer:${customerId}`] });
  // An id without its name would stand in the field while the contacts come.
  return <Select {...control} allowClear={clearable} disabled={!known} loading={known && !customer} value={customer ? value : undefined} options={contactOptions(customer?.contacts ?? [], value, t)} onChange={onChange} />;
}
