import { Segmented, Select } from "antd";
import { useNarrow } from "../ui/useNarrow.ts";

interface Props<T extends string> {
  label: string;
  value: T;
  views: readonly { value: T; label: string }[];
  onChoose(value: T): void;
}

/** The views of a list side by side; on narrow screens, where they would not fit, as one choice. */
export function Views<T extends string>({ label, value, views, onChoose }: Props<T>) {
  const options = views.map((view) => ({ ...view }));
  if (useNarrow()) return <Select<T> aria-label={label} style={{ flex: 1, minWidth: 140 }} value={value} options={options} onChange={onChoose} />;
  return <Segmented<T> aria-label={label} value={value} options={options} onChange={onChoose} />;
}
