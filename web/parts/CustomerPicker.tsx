import { type Ref, useCallback, useRef } from "react";
import { listCustomers } from "../../contract/customers.ts";
import { type Answer, call } from "../api/client.ts";
import { useT } from "../i18n/words.ts";
import type { Choice } from "../ui/lines/columns.ts";
import type { FieldControl } from "../ui/sheet/Field.tsx";
import { ChoiceField } from "./ChoiceField.tsx";

/** A customer as the search gives it, without contacts and addresses. */
export type PickedCustomer = Answer<typeof listCustomers>["rows"][number];

interface Props {
  /** How the chosen customer is called. */
  name: string;
  onChoose(customer: PickedCustomer | undefined): void;
  onNext?(): void;
  autoFocus?: boolean;
  control?: FieldControl;
  fieldRef?: Ref<{ focus(): void }>;
}

/** A customer by two characters of its name, its code, or pinyin initials. */
export function CustomerPicker({ name, onChoose, ...rest }: Props) {
  const t = useT();
  const found = useRef(new Map<string, PickedCustomer>());
  const search = useCallback(
    async (words: string): Promise<Choice[]> => {
      const { rows } = await call(listCustomers, { q: words || undefined, limit: 20 });
      for (const row of rows) found.current.set(row.id, row);
      return rows.map((row) => ({ key: row.id, code: row.code, label: row.name, detail: row.state === "approved" ? row.grade : t(`customers.state_${row.state}`) }));
    },
    [t],
  );
  return (
    <ChoiceField
      {...rest}
      label={t("orders.customer")}
      placeholder={t("orders.customerHint")}
      text={name}
      search={search}
      onChoose={({ key }) => onChoose(found.current.get(key))}
      onClear={() => onChoose(undefined)}
    />
  );
}
