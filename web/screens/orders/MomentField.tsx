import { Input } from "antd";
import type { FieldControl } from "../../ui/sheet/Field.tsx";

/** An instant in the form of the browser's own field, in this machine's zone: `2026-11-24T14:20`. */
export function momentOf(instant: Date): string {
  const local = new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

export function MomentField({ control, value, onChange }: { control: FieldControl; value: string; onChange(value: string): void }) {
  return <Input {...control} type="datetime-local" value={value} onChange={(event) => onChange(event.target.value)} />;
}
