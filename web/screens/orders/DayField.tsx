import { CalendarOutlined } from "@ant-design/icons";
import { Button, Input, type InputRef } from "antd";
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef, useState } from "react";
import { readDay } from "../../../contract/typed-values.ts";
import { useT } from "../../i18n/words.ts";
import { useToday } from "../../ui/setting.ts";
import { isComposing } from "../../ui/shortcut.ts";
import type { FieldControl } from "../../ui/sheet/Field.tsx";
import style from "./orders.module.css";

interface Props {
  label: string;
  /** `YYYY-MM-DD`, or what was typed and is no day. */
  value: string;
  onChange(value: string): void;
  onNext?(): void;
  control?: FieldControl;
  fieldRef?: Ref<{ focus(): void }>;
}

/** A day as people type it: 12-8, 12/8, 20261208, 12月8日; the calendar is one button away. */
export function DayField({ label, value, onChange, onNext, control, fieldRef }: Props) {
  const t = useT();
  const today = useToday();
  const [draft, setDraft] = useState<string>();
  const field = useRef<InputRef>(null);
  const native = useRef<HTMLInputElement>(null);
  useImperativeHandle(fieldRef, () => ({ focus: () => field.current?.focus() }));
  const take = () => {
    if (draft === undefined) return;
    setDraft(undefined);
    onChange(draft.trim() === "" ? "" : (readDay(draft, today) ?? draft.trim()));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Enter" || event.ctrlKey || event.metaKey) take();
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || !onNext) return;
    event.preventDefault();
    onNext();
  };
  return (
    <span className={style.day}>
      <Input
        {...control} ref={field} aria-label={control ? undefined : label} autoComplete="off" placeholder={t("orders.dayHint")} value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)} onBlur={take} onKeyDown={onKeyDown} onFocus={() => field.current?.select()}
        suffix={<Button type="text" size="small" tabIndex={-1} icon={<CalendarOutlined />} aria-label={t("orders.openCalendar", { label })} onClick={() => native.current?.showPicker()} />}
      />
      <input ref={native} type="date" tabIndex={-1} aria-hidden value={/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : ""} onChange={(event) => onChange(event.target.value)} />
    </span>
  );
}
