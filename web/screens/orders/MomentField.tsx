import { Input } from "antd";
import type { FieldControl } from "../../ui/sheet/Field.tsx";

/** A time of the company's zone, as `localInput` writes it, in the browser's own field. */
export function MomentField({ control, value, onChange }: { control: FieldControl; value: string; onChange(value: string): void }) {
  return <Input {...control} type="datetime-local" value={value} onChange={(event) => onChange(event.target.value)} />;
}
