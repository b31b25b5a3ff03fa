import { useRouter } from "@tanstack/react-router";
import { endedStages } from "../../../contract/order-axes.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { toast } from "../../ui/toasts.ts";
import type { Row } from "./order-columns.tsx";
import style from "./orders.module.css";

/** What is done to the order of a row by one click. */
export interface RowActs {
  preview(row: Row): void;
  submit(row: Row): void;
  remind(row: Row): void;
  talk(row: Row): void;
  /** Plans to follow it up on the next working day. */
  nextDay(row: Row): void;
  /** Asks on which other day. */
  anotherDay(row: Row): void;
}

/**
 * The buttons of the row under the pointer or the keyboard: the next step where it is one click, then what helps at any stage. What somebody may not do is left out, for there is no room to say why.
 * Every row has them, hidden: so they are plain ones.
 */
export function RowActions({ row, acts }: { row: Row; acts: RowActs }) {
  const t = useT();
  const may = useMay();
  const { history } = useRouter();
  const open = !endedStages.has(row.stage);
  const draft = row.axes.review === "draft";
  const copy = () => void navigator.clipboard.writeText(row.number).then(() => toast({ text: t("ui.copied") }), () => undefined);
  const buttons: [label: string, act: () => void, shown: boolean][] = [
    ["orders.act_submit", () => acts.submit(row), draft && may("orders.submit")],
    ["orders.rowRemind", () => acts.remind(row), open && !draft && may("duties.remind")],
    ["orders.rowTalk", () => acts.talk(row), open && may("orders.contact")],
    ["orders.followUpNext", () => acts.nextDay(row), open && may("orders.contact")],
    ["orders.followUpDay", () => acts.anotherDay(row), open && may("orders.contact")],
    ["ui.preview", () => acts.preview(row), true],
    ["orders.trace", () => history.push(`/orders/${row.id}/trace`), true],
    ["orders.rowCopy", copy, true],
  ];
  return buttons.filter(([, , shown]) => shown).map(([label, act]) => <button key={label} type="button" className={style.act} onClick={act}>{t(label)}</button>);
}
