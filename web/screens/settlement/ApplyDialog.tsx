import { Button, Input } from "antd";
import { useState } from "react";
import { compare } from "../../../contract/money.ts";
import { applyReceipt, suggestApplications } from "../../../contract/settlement.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { Money } from "../../ui/Money.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { bucketTones } from "./ages.ts";
import { applicationsOf, fillable, keyOf, restAfter } from "./matching.ts";
import style from "./settlement.module.css";

type Suggested = Answer<typeof suggestApplications>;

/** Matches a receipt with what is open: proposals are filled in, with why, and can be changed. */
export function ApplyDialog({ receiptId, onClose }: { receiptId: string; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(applyReceipt);
  const { data, error: failed } = useQueryOf(suggestApplications, { receiptId });
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>();
  const typed = changed ?? Object.fromEntries(data?.suggestions.map((each) => [keyOf(each), each.amount]) ?? []);
  const applications = data ? applicationsOf(data.items, typed) : [];
  const rest = data ? restAfter(data.receipt.rest, applications) : "0";
  const over = data?.items.find((item) => compare(applications.find(({ kind, id }) => kind === item.kind && id === item.id)?.amount ?? "0", item.open) > 0);
  const reason = applications.length === 0 ? t("settlement.applyNothing") : compare(rest, "0") < 0 ? t("settlement.applyTooMuch") : over && t("settlement.applyOver", { item: over.invoiceNumber ?? over.orderNumber });
  const send = () => void run({ receiptId, applications }).then((done) => {
    toast({ text: t(Number(done.rest) > 0 ? "settlement.appliedRest" : "settlement.appliedAll", { rest: done.rest }) });
    onClose();
  }, () => undefined);
  return (
    <FormDialog title={t("settlement.applyOf", { number: data?.receipt.number ?? "" })} submit={t("settlement.apply")} width={920} pending={pending} error={error ?? failed} disabledReason={reason} onSubmit={send} onClose={onClose}>
      {!data && !failed && <PageSkeleton />}
      {data && <div className={style.items}><Items suggested={data} typed={typed} rest={rest} onChange={setChanged} /></div>}
      {data && (
        <div className={style.rest}>
          <span>{t("settlement.toApply")} <Money amount={data.receipt.rest} currency={data.receipt.currency} /></span>
          <strong className={compare(rest, "0") < 0 ? style.overdue : undefined}>{t("settlement.restAfter")} <Money amount={rest} currency={data.receipt.currency} /></strong>
        </div>
      )}
    </FormDialog>
  );
}

interface ItemsProps {
  suggested: Suggested;
  typed: Readonly<Record<string, string>>;
  rest: string;
  onChange(typed: Readonly<Record<string, string>>): void;
}

function Items({ suggested: { items, suggestions }, typed, rest, onChange }: ItemsProps) {
  const t = useT();
  const set = (key: string, amount: string) => onChange({ ...typed, [key]: amount });
  return (
    <Table
      label={t("settlement.openItems")} rows={items} rowKey={(item) => keyOf(item)} empty={t("settlement.noOpenItems")}
      columns={[
        { key: "item", title: t("settlement.item"), render: ({ kind, orderNumber, taxNumber }) => (kind === "order" ? t("settlement.depositOf", { order: orderNumber }) : <><span className="nowrap">{orderNumber}</span> <span className="soft nowrap">{taxNumber}</span></>) },
        { key: "due", title: t("settlement.dueOn"), render: ({ dueOn, bucket }) => <StatusTag tone={bucketTones[bucket]}>{dueOn ?? t("settlement.noDay")}</StatusTag> },
        { key: "open", title: t("settlement.open"), align: "end", render: ({ open, currency }) => <Money amount={open} currency={currency} plain /> },
        { key: "why", title: t("settlement.why"), render: (item) => {
          const found = suggestions.find((each) => keyOf(each) === keyOf(item));
          return found && <span className="nowrap">{t(`settlement.why_${found.why}`)}</span>;
        } },
        { key: "amount", title: t("settlement.applyAmount"), align: "end", render: (item) => (
          <span className="nowrap">
            <Input className={style.figure} inputMode="decimal" aria-label={`${t("settlement.applyAmount")} ${item.invoiceNumber ?? item.orderNumber}`} value={typed[keyOf(item)] ?? ""} onChange={({ target }) => set(keyOf(item), target.value.replaceAll(/[,\s]/g, ""))} />
            <Button type="link" size="small" onClick={() => set(keyOf(item), typed[keyOf(item)] ? "" : fillable(item.open, rest))}>{t(typed[keyOf(item)] ? "settlement.clear" : "settlement.fill")}</Button>
          </span>
        ) },
      ]}
    />
  );
}
