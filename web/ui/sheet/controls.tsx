import { Checkbox, Input, Select } from "antd";
import { DayPicker } from "../DayPicker.tsx";
import { Field } from "./Field.tsx";

interface Common<T> {
  label: string;
  value: T;
  onChange(value: T): void;
  fault?: string | undefined;
  hint?: string;
  required?: boolean;
  wide?: boolean;
}

interface TextProps extends Common<string> {
  max?: number;
  /** Several lines. */
  lines?: number;
  type?: "text" | "email" | "tel" | "password" | "datetime-local";
  /** Digits line up with those above. */
  figure?: boolean;
  autoFocus?: boolean;
}

export function TextField({ value, onChange, max, lines, type, figure, autoFocus, ...field }: TextProps) {
  return (
    <Field {...field}>
      {(control) =>
        lines ? (
          <Input.TextArea {...control} autoFocus={autoFocus} autoSize={{ minRows: lines, maxRows: 10 }} maxLength={max} value={value} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <Input {...control} autoFocus={autoFocus} type={type} inputMode={figure ? "decimal" : undefined} maxLength={max} value={value} onChange={(event) => onChange(event.target.value)} />
        )}
    </Field>
  );
}

export interface Choice {
  value: string;
  label: string;
  /** More words that find it, such as pinyin initials. */
  words?: string;
}

interface SelectProps extends Common<string | undefined> {
  choices: readonly Choice[];
  /** May be left empty again. */
  clearable?: boolean;
  /** Asks the server with the words typed, where there are more choices than are at hand. */
  onSearch?(words: string): void;
}

const bySight = (words: string, choice: Choice | undefined): boolean => `${choice?.label ?? ""} ${choice?.words ?? ""}`.toLowerCase().includes(words.toLowerCase());

export function SelectField({ value, onChange, choices, clearable, onSearch, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {(control) => (
        <Select
          {...control}
          value={value || undefined}
          onChange={(next: string | undefined) => onChange(next)}
          allowClear={clearable}
          showSearch={onSearch || choices.length > 7 ? { filterOption: onSearch ? false : bySight, ...(onSearch && { onSearch }) } : false}
          options={[...choices]}
        />
      )}
    </Field>
  );
}

interface SeveralProps extends Common<readonly string[]> {
  choices: readonly Choice[];
}

export function SeveralField({ value, onChange, choices, ...field }: SeveralProps) {
  return (
    <Field {...field}>
      {(control) => <Select {...control} mode="multiple" value={[...value]} onChange={(next: string[]) => onChange(next)} showSearch={{ filterOption: bySight }} options={[...choices]} />}
    </Field>
  );
}

/** A business day; empty is "". */
export function DayField({ value, onChange, ...field }: Common<string>) {
  return (
    <Field {...field}>
      {(control) => <DayPicker {...control} clearable={!field.required} {...{ value, onChange }} />}
    </Field>
  );
}

export function CheckField({ label, value, onChange }: Common<boolean>) {
  return <Checkbox checked={value} onChange={(event) => onChange(event.target.checked)}>{label}</Checkbox>;
}
