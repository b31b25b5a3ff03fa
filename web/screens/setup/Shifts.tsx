import { Checkbox } from "antd";
import { useState } from "react";
import { readCalendar, setShifts } from "../../../contract/calendar.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { presentDay } from "../../ui/setting.ts";
import { TextField } from "../../ui/sheet/controls.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";

type Calendar = Answer<typeof readCalendar>;
type Shift = Calendar["week"][number][number];

/** The shifts of a working day and the days of the week on which people work. */
export function Shifts() {
  const [year] = useState(() => Number(presentDay().slice(0, 4)));
  const { data } = useQueryOf(readCalendar, { year });
  return data ? <Form key={data.version} calendar={data} /> : null;
}

const written = (shifts: readonly Shift[]): string => shifts.map(({ from, to }) => `${from}-${to}`).join(", ");
const shiftsIn = (text: string): Shift[] => text.split(/[,，;；]\s*/).flatMap((part) => {
  const [, from, to] = /^\s*(\d{2}:\d{2})\s*[-–~]\s*(\d{2}:\d{2})\s*$/.exec(part) ?? [];
  return from && to ? [{ from, to }] : [];
});

function Form({ calendar: { week, makeUpShifts, version } }: { calendar: Calendar }) {
  const t = useT();
  const usual = week.find((day) => day.length) ?? makeUpShifts;
  const [text, setText] = useState(written(usual));
  const [days, setDays] = useState(() => week.flatMap((shifts, day) => (shifts.length ? [day] : [])));
  const { run, pending, error } = useCommand(setShifts);
  const shifts = shiftsIn(text);
  const on = (day: number) => (days.includes(day) ? shifts : []);
  const why = !shifts.length ? t("setup.shiftsHint") : days.length ? undefined : t("setup.noDay");
  const save = () => void run({ week: [on(0), on(1), on(2), on(3), on(4), on(5), on(6)], makeUpShifts: shifts, expectedVersion: version }).then(() => toast({ text: t("setup.shiftsSaved") }), () => undefined);
  return (
    <>
      {error && <Problem error={error} />}
      <div className={sheet.fields}>
        <TextField label={t("setup.shifts")} max={120} value={text} onChange={setText} hint="08:30-12:00, 13:00-17:30" />
      </div>
      <p><Checkbox.Group aria-label={t("setup.days")} value={days} onChange={setDays} options={[1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: day, label: t(`setup.day_${String(day)}`) }))} /></p>
      <ActionButton loading={pending} disabledReason={why} onClick={save}>{t("ui.save")}</ActionButton>
    </>
  );
}
