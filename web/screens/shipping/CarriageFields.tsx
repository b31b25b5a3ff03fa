import { Input, Radio } from "antd";
import type { CarriageInput } from "../../../contract/shipping.ts";
import { useT } from "../../i18n/words.ts";
import type { Faults } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import sheet from "../../ui/sheet/sheet.module.css";

export interface CarriageForm {
  by: "carrier" | "ownTruck";
  carrier: string;
  trackingNumber: string;
  plate: string;
  driver: string;
  driverPhone: string;
}
export const emptyCarriage: CarriageForm = { by: "carrier", carrier: "", trackingNumber: "", plate: "", driver: "", driverPhone: "" };

/** Only the fields of the chosen way of carriage are sent. */
export const carriageInputOf = ({ by, carrier, trackingNumber, plate, driver, driverPhone }: CarriageForm): CarriageInput =>
  by === "carrier" ? { by, carrier, trackingNumber } : { by, plate, driver, driverPhone };

const fields = { carrier: ["carrier", "trackingNumber"], ownTruck: ["plate", "driver", "driverPhone"] } as const;

interface Props {
  form: CarriageForm;
  /** Without the choice: several on one truck. */
  truckOnly?: boolean;
  faults: Faults;
  onChange(form: CarriageForm): void;
}

/** By carrier with its tracking number, or by own truck with plate and driver. */
export function CarriageFields({ form, truckOnly, faults, onChange }: Props) {
  const t = useT();
  return (
    <>
      {!truckOnly && (
        <Field label={t("shipping.carriageBy")} required>
          {({ id }) => <Radio.Group id={id} optionType="button" value={form.by} onChange={({ target }) => onChange({ ...form, by: target.value as CarriageForm["by"] })} options={(["carrier", "ownTruck"] as const).map((value) => ({ value, label: t(`shipping.by_${value}`) }))} />}
        </Field>
      )}
      <div className={sheet.fields}>
        {fields[form.by].map((field) => (
          <Field key={field} label={t(`shipping.${field}`)} fault={faults("carriage", field)}>
            {(control) => <Input {...control} autoComplete="off" inputMode={field === "driverPhone" ? "tel" : undefined} value={form[field]} onChange={({ target }) => onChange({ ...form, [field]: target.value })} />}
          </Field>
        ))}
      </div>
    </>
  );
}
