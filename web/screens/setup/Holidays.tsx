import { Button } from "antd";
import { useState } from "react";
import { readCalendar, setYear } from "../../../contract/calendar.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { presentDay } from "../../ui/setting.ts";
import { TextField } from "../../ui/sheet/controls.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { useBarred } from "../people/names.ts";
import { daysIn, writtenDays } from "./holidays.ts";

type Calendar = Answer<typeof readCalendar>;

/** Holidays and make-up days 调休 of a year; announced ones are there by themselves, a company's own are added here. */
export function Holidays() {
  const t = useT();
  const [year, go] = useState(() => Number(presentDay().slice(0, 4)));
  const { data, error, refetch } = useQueryOf(readCalendar, { year }, { keep: true });
  return (
    <>
      <div className={sheet.filters} style={{ marginTop: 16 }}>
        <strong>{t("setup.holidays", { year: String(year) })}</strong>
        <Button size="small" onClick={() => go(year - 1)}>{year - 1}</Button>
        <Button size="small" onClick={() => go(year + 1)}>{year + 1}</Button>
      </div>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data?.year === year && <Form key={`${year} ${data.version}`} calendar={data} />}
    </>
  );
}

function Form({ calendar: { year, days, known, version } }: { calendar: Calendar }) {
  const t = useT();
  const barred = useBarred();
  const [text, setText] = useState(() => writtenDays(days, t));
  const { run, pending, error } = useCommand(setYear);
  const typed = daysIn(text, t);
  const wrong = typed.wrong === undefined ? undefined : t("setup.holidayWrong", { line: String(typed.wrong) });
  const save = () => void run({ year, days: typed.days, expectedVersion: version }).then(({ recomputed }) => toast({ text: t("setup.holidaysSaved", { count: recomputed }) }), () => undefined);
  return (
    <>
      {error && <Problem error={error} />}
      <TextField label={t("setup.holidayDays")} wide lines={4} hint={t(known ? "setup.holidaysHint" : "setup.holidaysUnknown")} fault={wrong} value={text} onChange={setText} />
      <p style={{ marginTop: 8 }}><ActionButton loading={pending} disabledReason={barred("calendar.manage") ?? wrong} onClick={save}>{t("ui.save")}</ActionButton></p>
    </>
  );
}
