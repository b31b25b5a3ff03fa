import type { PromiseState } from "../../../contract/settlement-calls.ts";
import { ageBuckets } from "../../../contract/settlement.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { Money } from "../../ui/Money.tsx";
import { writtenAt } from "../../ui/setting.ts";
import type { TableColumn } from "../../ui/sheet/Table.tsx";
import { StatusTag, type Tone } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { Phones } from "../customers/Unmask.tsx";
import { AgeBar } from "./AgeBar.tsx";
import type { OverdueCustomer } from "./calls-list.tsx";
import style from "./settlement.module.css";

const tones: Record<PromiseState, Tone> = { kept: "good", waiting: "moving", broken: "bad" };

interface Given {
  t: Translate;
  /** Why the reader may note no call. */
  why: string | undefined;
  onCall(row: OverdueCustomer): void;
  onLook(row: OverdueCustomer): void;
}

/** What the page shows of a customer to call. */
export const shownColumns = ({ t, why, onCall, onLook }: Given): TableColumn<OverdueCustomer>[] => [
  { key: "customer", title: t("settlement.customer"), render: ({ customerId, customerName }) => <Goto href={`/settlement/accounts/${customerId}`}><strong>{customerName}</strong></Goto> },
  { key: "contact", title: t("calls.contact"), render: (row) => <Callee row={row} /> },
  { key: "overdue", title: t("settlement.overdue"), align: "end", render: (row) => <Overdue row={row} /> },
  { key: "oldest", title: t("settlement.oldest"), render: ({ oldestDueOn }) => <When at={oldestDueOn} /> },
  { key: "promise", title: t("calls.promise"), render: (row) => <Promised row={row} /> },
  { key: "last", title: t("calls.lastCall"), render: (row) => <LastCall row={row} onLook={() => onLook(row)} /> },
  { key: "act", title: t("ui.actions"), render: (row) => <ActionButton size="small" aria-label={t("calls.addFor", { customer: row.customerName })} disabledReason={why} onClick={() => onCall(row)}>{t("calls.add")}</ActionButton> },
];

function Callee({ row: { customerId, people } }: { row: OverdueCustomer }) {
  const t = useT();
  const [first] = people;
  return first ? <>{first.name} <span className="soft">{first.jobTitle}</span><Phones customerId={customerId} contact={first} /></> : <span className="soft">{t("calls.noContact")}</span>;
}

function Overdue({ row }: { row: OverdueCustomer }) {
  return <><span className={style.overdue}><Money amount={row.overdue} currency={row.currency} /></span><AgeBar ages={row} /></>;
}

function Promised({ row: { promise, currency } }: { row: OverdueCustomer }) {
  const t = useT();
  if (!promise) return "—";
  return (
    <>
      <StatusTag tone={tones[promise.state]}>{t(`calls.${promise.state}`)}</StatusTag> <span className="nowrap">{t("calls.promisedFor", { day: promise.on })}</span> <Money amount={promise.amount} currency={currency} />
      {Number(promise.came) > 0 && <div className="soft">{t("calls.came", { came: promise.came })}</div>}
    </>
  );
}

function LastCall({ row: { lastCall, customerName }, onLook }: { row: OverdueCustomer; onLook(): void }) {
  const t = useT();
  if (!lastCall) return <span className="soft">{t("calls.never")}</span>;
  const { at, byName, contactName, said } = lastCall;
  return (
    <>
      <span className="soft"><When at={at} /> {[byName, contactName].filter(Boolean).join(" → ")}</span> <ActionButton size="small" aria-label={t("calls.historyOf", { customer: customerName })} onClick={onLook}>{t("calls.history")}</ActionButton>
      <div>{said}</div>
    </>
  );
}

const promiseText = ({ promise, currency }: OverdueCustomer, t: Translate): string => (promise ? `${t(`calls.${promise.state}`)} ${t("calls.promisedFor", { day: promise.on })} ${promise.amount} ${currency}` : "");

/** What a file says of them; phones as the reader may see them. */
export const writtenColumns = (t: Translate): WrittenColumn<OverdueCustomer>[] => [
  { key: "customer", title: t("settlement.customer"), width: 0, render: ({ customerName }) => customerName },
  { key: "contact", title: t("calls.contact"), width: 0, render: ({ people }) => people[0]?.name },
  { key: "phone", title: t("customers.phone"), width: 0, render: ({ people }) => people[0]?.phones.join(" ") },
  { key: "currency", title: t("customers.currency"), width: 0, render: ({ currency }) => currency },
  { key: "overdue", title: t("settlement.overdue"), width: 0, render: ({ overdue }) => overdue },
  ...ageBuckets.filter((bucket) => bucket !== "notDue").map((bucket): WrittenColumn<OverdueCustomer> => ({ key: bucket, title: t(`settlement.${bucket}`), width: 0, render: (row) => row[bucket] })),
  { key: "oldest", title: t("settlement.oldest"), width: 0, render: ({ oldestDueOn }) => oldestDueOn },
  { key: "promise", title: t("calls.promise"), width: 0, render: (row) => promiseText(row, t) },
  { key: "last", title: t("calls.lastCall"), width: 0, render: ({ lastCall }) => lastCall && writtenAt(lastCall.at) },
  { key: "by", title: t("calls.by"), width: 0, render: ({ lastCall }) => lastCall?.byName },
  { key: "said", title: t("calls.said"), width: 0, render: ({ lastCall }) => lastCall?.said },
];
