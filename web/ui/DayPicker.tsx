import dayjsConfig from "@rc-component/picker/generate/dayjs";
import generatePicker from "antd/es/date-picker/generatePicker";
import dayjs, { type Dayjs } from "dayjs";
// Without these the calendar of a Chinese page names its days and months in English.
import "dayjs/locale/zh-cn";
import "dayjs/locale/zh-tw";
import { presentDay } from "./setting.ts";
import type { FieldControl } from "./sheet/Field.tsx";

interface Props extends Partial<FieldControl> {
  /** `YYYY-MM-DD`, of a month `YYYY-MM`; "" where none is chosen. */
  value: string;
  month?: boolean;
  clearable?: boolean;
  placeholder?: string;
  "aria-label"?: string;
  onChange(value: string): void;
}

/** Today is the company's, which may be another than this machine's. */
const Calendar = generatePicker<Dayjs>({ ...dayjsConfig, getNow: () => dayjs(presentDay()) });

/** A business day, or a month of them. */
export const DayPicker = ({ value, month = false, clearable = true, onChange, ...rest }: Props) => (
  <Calendar {...rest} picker={month ? "month" : "date"} allowClear={clearable} value={value ? dayjs(value) : null} onChange={(next) => onChange(next?.format(month ? "YYYY-MM" : "YYYY-MM-DD") ?? "")} />
);
