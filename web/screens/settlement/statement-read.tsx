import { useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { listStatements, makeStatement, readStatement, type Statement } from "../../../contract/statements.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useMay } from "../../parts/session.ts";
import { useFilter } from "../../parts/useFilter.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { useSetting, useToday } from "../../ui/setting.ts";
import { DayField } from "../../ui/sheet/controls.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { toast } from "../../ui/toasts.ts";
import { useNarrow } from "../../ui/useNarrow.ts";
import { SendStatement } from "./SendStatement.tsx";
import { StatementPaper } from "./StatementPaper.tsx";
import style from "./settlement.module.css";

type Entry = Statement["entries"][number];
const watches = ["receipt", "invoice", "order"];

/** One customer's statement of account 对账单 over a period, with what it came to; it is made under a number of its own and sent. */
export function StatementRead() {
  const t = useT();
  const { customerId = "" } = useParams({ strict: false });
  const { currency: standard } = useSetting();
  const { filter, choose } = useFilter();
  const today = useToday();
  const asked = { customerId, currency: filter["currency"] ?? standard, from: filter["from"] ?? `${today.slice(0, 8)}01`, to: filter["to"] ?? today };
  const { data, error, refetch } = useQueryOf(readStatement, asked, { watches, keep: true });
  const narrow = useNarrow();
  // On a phone the figures stand where they are seen without scrolling.
  const columns = useMemo(() => columnsOf(t, data?.currency ?? standard).toSorted((a, b) => (narrow ? Number(a.key === "number") - Number(b.key === "number") : 0)), [t, data?.currency, standard, narrow]);
  return (
    <>
      <PageTitle title={data ? t("reversals.statementOf", { customer: data.customerName }) : t("reversals.statement")}>
        <Goto href={`/settlement/accounts/${customerId}`}>{t("settlement.title")}</Goto>
        {data && <ExportButton name={t("reversals.statement")} columns={columns} read={() => Promise.resolve({ rows: data.entries, more: false })} />}
        {data && <Make statement={data} />}
      </PageTitle>
      <div className={sheet.stack}>
        <div className={sheet.fields} style={{ maxWidth: 480 }}>
          <DayField label={t("reversals.from")} required value={asked.from} onChange={(from) => choose({ from })} />
          <DayField label={t("reversals.to")} required value={asked.to} onChange={(to) => choose({ to })} />
        </div>
        {error ? <Problem error={error} onRetry={() => void refetch()} /> : data ? <Whole statement={data} columns={columns} /> : <PageSkeleton />}
        <Made customerId={customerId} />
      </div>
    </>
  );
}

function Make({ statement: { customerId, currency, from, to } }: { statement: Statement }) {
  const t = useT();
  const may = useMay();
  const { run, pending } = useCommand(makeStatement);
  const make = () => void run({ customerId, currency, from, to }).then(({ number }) => toast({ text: t("reversals.statementMade", { number }) }), () => undefined);
  return <ActionButton type="primary" loading={pending} disabledReason={may("settlement.makeStatement") ? undefined : t("reversals.only_statement")} onClick={make}>{t("reversals.makeStatement")}</ActionButton>;
}

const columnsOf = (t: Translate, currency: string): WrittenColumn<Entry>[] => [
  { key: "day", title: t("reversals.day"), width: 110, text: ({ day }) => day, render: ({ day }) => <span className="nowrap">{day}</span> },
  { key: "kind", title: t("settlement.item"), width: 120, text: ({ kind }) => t(`reversals.entry_${kind}`), render: ({ kind }) => t(`reversals.entry_${kind}`) },
  { key: "number", title: t("reversals.numbered"), width: 170, text: ({ number, reference }) => `${number} ${reference}`, render: ({ number, reference }) => <>{number} <span className="soft">{reference}</span></> },
  { key: "amount", title: t("settlement.amount"), width: 130, align: "end", text: ({ amount }) => amount, render: ({ amount }) => <Money amount={amount} currency={currency} plain /> },
  { key: "balance", title: t("reversals.owes"), width: 130, align: "end", text: ({ balance }) => balance, render: ({ balance }) => <Money amount={balance} currency={currency} plain /> },
];

function Whole({ statement, columns }: { statement: Statement; columns: readonly WrittenColumn<Entry>[] }) {
  const t = useT();
  const { currency, opening, closing, totals, entries } = statement;
  const figures = [[t("reversals.opening"), opening], ...(["invoiced", "received", "credited", "refunded", "charged"] as const).map((key) => [t(`reversals.total_${key}`), totals[key]] as const), [t("reversals.closing"), closing]] as const;
  return (
    <>
      <div className={style.totals}>{figures.map(([label, amount]) => <div key={label}><small>{label}</small><strong><Money amount={amount} currency={currency} plain /></strong></div>)}</div>
      <Section flush title={t("reversals.statement")}>
        <Table
          label={t("reversals.statement")} rows={entries} rowKey={({ kind, id }) => kind + id} empty={t("reversals.nothingInPeriod")}
          columns={columns.map(({ key, title, align, render }) => ({ key, title, ...(align === "end" && { align: "end" as const }), render }))}
        />
      </Section>
    </>
  );
}

type MadeRow = Answer<typeof listStatements>["rows"][number];

/** Statements that were made of this account, each with its paper. */
function Made({ customerId }: { customerId: string }) {
  const t = useT();
  const may = useMay();
  const [sending, setSending] = useState<MadeRow>();
  const { data } = useQueryOf(listStatements, { customerId }, { watches: ["statement"] });
  return (
    <Section flush title={t("reversals.statements")}>
      <Table
        label={t("reversals.statements")} rows={data?.rows ?? []} rowKey={({ id }) => id} empty={t("reversals.noStatements")}
        columns={[
          { key: "number", title: t("reversals.statementNumber"), render: ({ number }) => number },
          { key: "period", title: t("reversals.period"), render: ({ from, to }) => <span className="nowrap">{from} – {to}</span> },
          { key: "closing", title: t("reversals.closing"), align: "end", render: ({ closing, currency }) => <Money amount={closing} currency={currency} plain /> },
          { key: "paper", title: t("reversals.statementPaper"), render: ({ id }) => <StatementPaper statementId={id} /> },
          { key: "act", title: t("ui.actions"), render: (row) => <ActionButton size="small" disabledReason={may("settlement.makeStatement") ? undefined : t("reversals.only_statement")} onClick={() => setSending(row)}>{t("reversals.sendStatement")}</ActionButton> },
        ]}
      />
      {sending && <SendStatement statement={sending} onClose={() => setSending(undefined)} />}
    </Section>
  );
}
