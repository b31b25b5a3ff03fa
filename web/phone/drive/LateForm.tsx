import { type FormEvent, useState } from "react";
import { useT } from "../../i18n/words.ts";

interface Said {
  expectedArrival: string;
  expectedTime?: string;
  reason: string;
}

/** The driver will be late: until when, and why; told once for all that is on the truck. */
export function LateForm({ today, onSend }: { today: string; onSend(said: Said): void }) {
  const t = useT();
  const [day, setDay] = useState(today);
  const [time, setTime] = useState("");
  const [reason, setReason] = useState("");
  const missing = !day || !reason.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!missing) onSend({ expectedArrival: day, ...(time && { expectedTime: time }), reason: reason.trim() });
  };
  return (
    <form className="card stack" onSubmit={submit}>
      <h1>{t("phone.isLate")}</h1>
      <p className="soft">{t("phone.lateHint")}</p>
      <label><span className="label">{t("phone.expectedDay")}</span><input type="date" className="field" required min={today} value={day} onChange={({ target }) => setDay(target.value)} /></label>
      <label><span className="label">{t("phone.expectedTime")}</span><input type="time" className="field" value={time} onChange={({ target }) => setTime(target.value.slice(0, 5))} /></label>
      <label><span className="label">{t("phone.lateReason")}</span><textarea className="field" rows={2} maxLength={500} required value={reason} onChange={({ target }) => setReason(target.value)} /></label>
      <button type="submit" className="button main wide" disabled={missing}>{t("phone.save")}</button>
      {missing && <p className="soft">{t("phone.lateFirst")}</p>}
    </form>
  );
}
