import type { listOrders } from "../../../contract/orders.ts";
import type { Answer } from "../../api/client.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { Stage } from "../../parts/Stage.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { Money } from "../../ui/Money.tsx";
import { writtenAt } from "../../ui/setting.ts";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { daysLate, milestones, reachedOf, todoOf, toneOf } from "./progress.ts";
import { TagChips } from "./TagChips.tsx";
import style from "./orders.module.css";

export type Row = Answer<typeof listOrders>["rows"][number];
/** What an order has in a list and on its own page. */
type Standing = Omit<Row, "lastFollowUp" | "tags">;

interface Given {
  t: Translate;
  today: string;
  channelName(key: string): string;
}

/** What an order waits for, and for how long its goods are late. */
export function todoText(row: Standing, { t, today }: Pick<Given, "t" | "today">): { text: string; late: number } {
  const late = daysLate(row, today);
  const text = t(`orders.todo_${todoOf(row)}`);
  return { text: late > 0 ? t("orders.lateTodo", { todo: text, days: late }) : text, late };
}

export function Todo({ row, t, today }: { row: Standing } & Pick<Given, "t" | "today">) {
  const { text, late } = todoText(row, { t, today });
  return <StatusTag tone={toneOf(todoOf(row), late)}>{text}</StatusTag>;
}

/** Six small bars from order to money; told in words to those who do not see them. */
export function Progress({ row, t }: { row: Standing; t: Translate }) {
  const reached = reachedOf(row.axes);
  const words = progressText(row, t);
  return <span className={style.progress} role="img" aria-label={words} title={words}>{milestones.map((milestone) => <i key={milestone} data-reached={reached[milestone]} />)}</span>;
}

function progressText({ axes }: Standing, t: Translate): string {
  const reached = reachedOf(axes);
  return milestones.map((milestone) => t("orders.milestoneState", { milestone: t(`orders.milestone_${milestone}`), state: t(`orders.reached_${reached[milestone]}`) })).join(" · ");
}

export const Flags = ({ flags, t }: { flags: readonly string[]; t: Translate }) =>
  flags.map((flag) => <StatusTag key={flag} tone={flag === "onHold" || flag === "oral" || flag === "differs" ? "warn" : "idle"}>{t(`orders.flag_${flag}`)}</StatusTag>);

/** How long ago it was, and its first words, for which a whole date would leave no room; who said it is told to whoever points at it. */
type Said = NonNullable<Row["lastFollowUp"]>;
const saidBy = ({ byName, words }: Said, t: Translate): string => [byName, words].filter(Boolean).join(t("ui.colon"));
export function LastTalk({ said }: { said: Said }) {
  const t = useT();
  return <span title={saidBy(said, t)}><When at={said.at} show="relative" /> <span className="soft">{said.words}</span></span>;
}

export function orderColumns({ t, today, channelName }: Given): WrittenColumn<Row>[] {
  return [
    {
      key: "number", title: t("orders.number"), width: 168, least: 142, sort: "descending", text: ({ number }) => number,
      render: ({ id, number }) => <Goto href={`/orders/${id}`} tabIndex={-1} className="figure">{number}</Goto>,
    },
    { key: "customer", title: t("orders.customer"), width: 150, least: 120, grow: true, text: ({ customerName }) => customerName, render: ({ customerName, flags }) => <>{customerName} <Flags flags={flags} t={t} /></> },
    { key: "stage", title: t("orders.stage"), width: 138, least: 106, text: ({ stage }) => t(`orders.stage.${stage}`), render: ({ stage }) => <Stage stage={stage} /> },
    {
      key: "requestedDate", title: t("orders.due"), width: 128, least: 106, sort: "ascending", text: ({ promisedDate, requestedDate }) => promisedDate ?? requestedDate ?? "",
      render: ({ promisedDate, requestedDate }) => { const due = promisedDate ?? requestedDate; return due ? <When at={due} /> : <span className="soft">{t("orders.noDate")}</span>; },
    },
    { key: "total", title: t("orders.total"), width: 120, least: 104, align: "end", text: ({ totalAmount }) => totalAmount, render: ({ totalAmount, currency }) => <Money amount={totalAmount} currency={currency} plain /> },
    { key: "todo", title: t("orders.todo"), width: 190, least: 128, text: (row) => todoText(row, { t, today }).text, render: (row) => <Todo row={row} t={t} today={today} /> },
    { key: "progress", title: t("orders.progress"), width: 134, least: 88, text: (row) => progressText(row, t), render: (row) => <Progress row={row} t={t} /> },
    { key: "salesperson", title: t("orders.salesperson"), width: 104, least: 76, text: ({ salespersonName }) => salespersonName ?? "", render: ({ salespersonName }) => salespersonName ?? "—" },
    { key: "tags", title: t("orders.tags"), width: 180, least: 108, text: ({ tags }) => tags.map(({ name }) => name).join(", "), render: ({ tags }) => <TagChips tags={tags} /> },
    { key: "followUp", title: t("orders.lastTalk"), width: 220, least: 170, text: ({ lastFollowUp: said }) => (said ? `${writtenAt(said.at)} ${saidBy(said, t)}` : ""), render: ({ lastFollowUp }) => lastFollowUp && <LastTalk said={lastFollowUp} /> },
    { key: "customerPo", title: t("orders.customerPo"), width: 130, text: ({ customerPo }) => customerPo ?? "", render: ({ customerPo }) => customerPo ?? "" },
    { key: "channel", title: t("orders.channel"), width: 100, text: ({ channel }) => channelName(channel), render: ({ channel }) => channelName(channel) },
    { key: "createdAt", title: t("orders.enteredAt"), width: 120, sort: "descending", text: ({ createdAt }) => writtenAt(createdAt), render: ({ createdAt }) => <When at={createdAt} show="absolute" /> },
  ];
}
