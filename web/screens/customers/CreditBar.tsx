import { compare, minus } from "../../../contract/money.ts";
import { readAccount } from "../../../contract/settlement.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { ProblemError } from "../../api/problem.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import type { CustomerFile } from "./customer-words.ts";
import style from "./customers.module.css";

type Credit = Answer<typeof readAccount>["credit"][number];

/** How much of the customer's credit is used, by what, and what is overdue; only the limit for those who may not see accounts. */
export function CreditBar({ file }: { file: CustomerFile }) {
  const t = useT();
  const may = useMay();
  const { data, error, refetch } = useQueryOf(readAccount, { customerId: file.id }, { watches: ["order", "receipt", "invoice", `customer:${file.id}`], enabled: may("settlement.see") });
  // A customer that never ordered or paid has no account yet, so nothing of its credit is used.
  const none = error instanceof ProblemError && error.problem.status === 404;
  const used = none || data?.credit.length === 0 ? [unused(file)] : data?.credit;
  return (
    <div className={style.credit}>
      {error && !none && <Problem error={error} onRetry={() => void refetch()} />}
      {used ? used.map((credit) => <Usage key={credit.currency} credit={credit} />) : !may("settlement.see") && <p>{t("customers.creditLimit")} <Money amount={file.creditLimit} currency={file.currency} /></p>}
      {compare(file.temporaryCredit, "0") > 0 && file.temporaryCreditUntil && (
        <p className="soft">{t("customers.temporaryCredit")} <Money amount={file.temporaryCredit} currency={file.currency} /> · {t("customers.until")} <When at={file.temporaryCreditUntil} /></p>
      )}
    </div>
  );
}

const unused = ({ currency, creditLimit }: CustomerFile): Credit => ({ currency, limit: creditLimit, exposure: "0", openOrders: "0", granted: "0", openInvoices: "0", deposits: "0", unapplied: "0", overdue: "0" });

function Usage({ credit }: { credit: Credit }) {
  const t = useT();
  const { limit, exposure, currency, openOrders, granted, openInvoices, deposits, unapplied, overdue } = credit;
  const money = (amount: string) => <Money amount={amount} currency={currency} />;
  const free = limit === null ? null : minus(limit, exposure);
  const over = free !== null && compare(free, "0") < 0;
  return (
    <>
      {limit !== null && <Meter limit={limit} exposure={exposure} over={over} />}
      <Facts
        rows={[
          [t("customers.exposure"), <strong key="e">{money(exposure)}</strong>],
          [t("customers.creditLimit"), limit === null ? t("customers.noLimit") : money(limit)],
          [t(over ? "customers.over" : "customers.available"), free !== null && <StatusTag key="f" tone={over ? "bad" : "good"}>{money(over ? minus("0", free) : free)}</StatusTag>],
          [t("customers.overdue"), compare(overdue, "0") > 0 ? <StatusTag key="o" tone="bad">{money(overdue)}</StatusTag> : money(overdue)],
          [t("customers.openOrders"), money(openOrders)],
          [t("customers.granted"), money(granted)],
          [t("customers.openInvoices"), money(openInvoices)],
          [t("customers.deposits"), money(deposits)],
          [t("customers.unapplied"), money(unapplied)],
        ]}
      />
    </>
  );
}

function Meter({ limit, exposure, over }: { limit: string; exposure: string; over: boolean }) {
  const t = useT();
  // Only the width of a bar: no money is computed from these.
  const part = Number(limit) > 0 ? Math.round((Number(exposure) / Number(limit)) * 100) : Number(exposure) > 0 ? 100 : 0;
  return (
    <div className={style.meterLine}>
      <div className={style.meter} role="meter" aria-label={t("customers.used")} aria-valuemin={0} aria-valuemax={Math.max(100, part)} aria-valuenow={Math.max(0, part)} data-over={over || undefined} data-near={part >= 90 || undefined}>
        <div style={{ width: `${Math.min(100, Math.max(0, part))}%` }} />
      </div>
      <span className="figure">{part}%</span>
    </div>
  );
}
