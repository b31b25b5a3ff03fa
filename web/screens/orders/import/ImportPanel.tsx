import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useT } from "../../../i18n/words.ts";
import { Goto } from "../../../parts/Goto.tsx";
import { ActionButton } from "../../../ui/ActionButton.tsx";
import { Problem } from "../../../ui/Problem.tsx";
import { Section } from "../../../ui/sheet/Section.tsx";
import { toast } from "../../../ui/toasts.ts";
import { When } from "../../../ui/When.tsx";
import { Banner } from "../Banner.tsx";
import { ImportColumns } from "./ImportColumns.tsx";
import { ImportTable } from "./ImportTable.tsx";
import { barred, type Import, ready, toMend } from "./state.ts";
import type { useImport } from "./use-import.ts";
import style from "./import.module.css";

interface Props {
  customerId: string;
  importing: ReturnType<typeof useImport>;
  busy: boolean;
  /** Puts the rows into the form, a file with them. */
  onTake(now: Import): void;
}

/** A customer's file before its rows are in the form: what was read, what cannot be taken, and the ways out. */
export function ImportPanel({ customerId, importing, busy, onTake }: Props) {
  const t = useT();
  const { now, unknown, reading, error, close } = importing;
  return (
    <>
      {reading && <p role="status" className="soft">{t("imports.reading", { name: reading })}</p>}
      {error !== undefined && <Problem error={error} focus />}
      {unknown && <ImportColumns header={[]} sample={unknown.sample[0] ?? []} mapping={{}} onSay={importing.sayColumns} onClose={close} />}
      {now && <Mending {...{ now, customerId, importing, busy, onTake }} />}
    </>
  );
}

const manyRows = 12;

function Mending({ now, customerId, importing, busy, onTake }: Props & { now: Import }) {
  const t = useT();
  const [saying, setSaying] = useState(false);
  const [badOnly, setBadOnly] = useState(now.rows.length > manyRows && toMend(now).length > 0);
  const [good, bad] = [ready(now).length, toMend(now).length];
  const why = barred(now);
  const copy = () => void navigator.clipboard.writeText(toMend(now).map(({ cells }) => cells.join("\t")).join("\n")).then(() => toast({ text: t("ui.copied") }));
  const actions = (
    <>
      <Button size="small" onClick={() => setSaying(true)}>{t("imports.columns")}</Button>
      {bad > 0 && <Button size="small" onClick={copy}>{t("imports.copyBad")}</Button>}
      <Button size="small" onClick={importing.close}>{t("imports.giveUp")}</Button>
      <ActionButton size="small" type="primary" loading={busy} disabledReason={why && t(why.key, why)} onClick={() => onTake(now)}>{t("imports.take", { count: good })}</ActionButton>
    </>
  );
  return (
    <Section flush title={t("imports.title", { name: now.name })} beside={<span className="soft" role="status">{t("imports.counts", { ok: String(good), bad: String(bad), skipped: String(now.skipped) })}</span>} actions={actions}>
      <div className={style.notes}>
        <Notes now={now} customerId={customerId} onChange={importing.change} />
        {now.rows.length > manyRows && <Checkbox checked={badOnly} onChange={({ target }) => setBadOnly(target.checked)}>{t("imports.badOnly")}</Checkbox>}
        {(now.acceptDuplicates || toMend(now).some(({ verdict }) => verdict?.mark === "duplicate")) && (
          <Checkbox checked={now.acceptDuplicates} onChange={({ target }) => importing.change({ ...now, acceptDuplicates: target.checked })}>{t("imports.acceptDuplicates")}</Checkbox>
        )}
      </div>
      <ImportTable now={now} rows={badOnly ? now.rows.filter(({ open }) => open) : now.rows} customerId={customerId} onChange={importing.change} />
      {saying && <ImportColumns header={now.header} sample={now.rows[0]?.cells ?? []} mapping={now.mapping} onSay={importing.sayColumns} onClose={() => setSaying(false)} />}
    </Section>
  );
}

function Notes({ now, customerId, onChange }: { now: Import; customerId: string; onChange(now: Import): void }) {
  const t = useT();
  return (
    <>
      {!customerId && <Banner tone="info" title={t("imports.customerFirst")} />}
      {now.remembered && <Banner tone="info" title={t("imports.remembered")} />}
      {now.earlier.length > 0 && (
        <Banner tone="warn" title={<>{t("imports.earlier")} {now.earlier.map(({ orderId, number, createdAt }) => <span key={orderId}><Goto href={`/orders/${orderId}`} target="_blank">{number}</Goto> (<When at={createdAt} show="absolute" />) </span>)}</>}>
          <Checkbox checked={now.earlierSeen} onChange={({ target }) => onChange({ ...now, earlierSeen: target.checked })}>{t("imports.earlierTaken")}</Checkbox>
        </Banner>
      )}
    </>
  );
}
