import { Checkbox } from "antd";
import type { ReactNode } from "react";
import { compare, minus } from "../../../contract/money.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { When } from "../../ui/When.tsx";
import { roleNames } from "../reviews/Path.tsx";
import { Differences } from "./Differences.tsx";
import { plain } from "./entry-columns.tsx";
import type { Advice } from "./use-entry.ts";
import { missingWords } from "./missing-words.ts";
import style from "./orders.module.css";

type Path = readonly (string | number)[];

interface Props {
  advice: Advice | undefined;
  error: unknown;
  behind: boolean;
  onPoint(path: Path): void;
  duplicateAccepted: boolean;
  onAcceptDuplicate(accepted: boolean): void;
}

/** What the house would say to the order, live beside the typing. */
export function AdvicePanel({ advice, error, behind, ...rest }: Props) {
  const t = useT();
  return (
    <aside className={style.advice} aria-label={t("orders.advice")} aria-busy={behind}>
      {error ? <Problem error={error} onPoint={rest.onPoint} /> : advice ? <Told advice={advice} {...rest} /> : <p className="soft">{t("orders.adviceEmpty")}</p>}
    </aside>
  );
}

function Told({ advice, onPoint, duplicateAccepted, onAcceptDuplicate }: Omit<Props, "advice" | "error" | "behind"> & { advice: Advice }) {
  const t = useT();
  return (
    <>
      {advice.credit && <Credit credit={advice.credit} currency={advice.totals.currency} />}
      <Missing missing={advice.missing} onPoint={onPoint} />
      {advice.duplicates.length > 0 && (
        <Block tone="warn" title={t("orders.duplicates")}>
          <ul>
            {advice.duplicates.map(({ id, number, createdAt, totalAmount }) => (
              <li key={id}><Goto href={`/orders/${id}`} target="_blank">{number}</Goto> <Money amount={totalAmount} /> <When at={createdAt} show="relative" /></li>
            ))}
          </ul>
          <div data-path="duplicates"><Checkbox checked={duplicateAccepted} onChange={(event) => onAcceptDuplicate(event.target.checked)}>{t("orders.submitAllTheSame")}</Checkbox></div>
        </Block>
      )}
      {advice.differences.length > 0 && <Block tone="warn" title={t("orders.differences")}><Differences differences={advice.differences} /></Block>}
      <Beyond advice={advice} />
      <Prices advice={advice} />
    </>
  );
}

function Block({ tone, title, children }: { tone: "warn" | "bad" | "good" | "plain"; title: string; children?: ReactNode }) {
  return (
    <section className={style.block} data-tone={tone}>
      <h2>{tone !== "plain" && <Icon name={tone === "good" ? "check" : "warning"} size={15} />}{title}</h2>
      {children}
    </section>
  );
}

function Credit({ credit, currency }: { credit: NonNullable<Advice["credit"]>; currency: string }) {
  const t = useT();
  const { limit, exposure, afterThis, exceeded } = credit;
  const share = (part: string) => (Number(limit) > 0 ? Math.min((Number(part) / Number(limit)) * 100, 100) : 100);
  const over = minus(afterThis, limit);
  return (
    <Block tone={exceeded ? "bad" : "plain"} title={t(exceeded ? "orders.creditOver" : "orders.credit")}>
      <div className={style.bar} data-over={exceeded || undefined} role="meter" aria-label={t("orders.credit")} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(share(afterThis))}>
        <div style={{ width: `${share(afterThis)}%` }} />
        <div style={{ width: `${share(exposure)}%` }} />
      </div>
      <dl className={style.pairs}>
        <dt>{t("orders.creditLimit")}</dt><dd><Money amount={limit} currency={currency} /></dd>
        <dt>{t("orders.creditUsed")}</dt><dd><Money amount={exposure} currency={currency} /></dd>
        <dt>{t("orders.creditAfter")}</dt><dd><Money amount={afterThis} currency={currency} /></dd>
        {exceeded && <><dt className={style.bad}>{t("orders.creditExcess")}</dt><dd className={style.bad}><strong><Money amount={over} currency={currency} /></strong></dd></>}
      </dl>
      {exceeded && <p className="soft">{t("orders.creditOverHint")}</p>}
    </Block>
  );
}

function Missing({ missing, onPoint }: { missing: Advice["missing"]; onPoint(path: Path): void }) {
  const t = useT();
  if (missing.length === 0) return <Block tone="good" title={t("orders.nothingMissing")} />;
  return (
    <Block tone="warn" title={t("orders.missing", { count: missing.length })}>
      <ul>
        {missing.map((each) => {
          const words = missingWords(each, t);
          return <li key={`${each.code} ${words} ${each.path?.join(".")}`}>{each.path?.length ? <button type="button" className={style.link} onClick={() => onPoint(each.path ?? [])}>{words}</button> : words}</li>;
        })}
      </ul>
    </Block>
  );
}

/** Prices beyond the seller's authority: what happens next, and who will have to release them. */
function Beyond({ advice }: { advice: Advice }) {
  const t = useT();
  const over = advice.lines.flatMap(({ beyond }, at) => (beyond ? [{ ...beyond, at }] : []));
  if (over.length === 0) return null;
  // Who may release the worst of them may release all.
  const roles = over.map((line) => line.roles).reduce((all, some) => all.filter((role) => some.includes(role)));
  return (
    <Block tone="warn" title={t("orders.beyond")}>
      <ul>{over.map(({ at, percent, belowFloor }) => <li key={at}>{t(belowFloor ? "orders.beyondFloor" : "orders.beyondLine", { line: at + 1, percent })}</li>)}</ul>
      <p className="soft">{roles.length ? t("orders.beyondHint", { roles: roleNames(roles, t) }) : t("orders.beyondNobody")}</p>
    </Block>
  );
}

const shown = (price: string | null): string => (price === null ? "—" : plain(price));

/** Lines whose price is not the list's, with what the customer paid last. */
function Prices({ advice }: { advice: Advice }) {
  const t = useT();
  const told = advice.lines.flatMap((line, at) => (line.lastPrice !== null || (line.listPrice !== null && line.unitPrice !== null && compare(line.listPrice, line.unitPrice) !== 0) ? [{ ...line, at }] : [])).slice(0, 12);
  if (told.length === 0) return null;
  return (
    <Block tone="plain" title={t("orders.prices")}>
      <table className={style.prices}>
        <thead><tr>{["line", "listPrice", "lastPrice", "thisPrice"].map((key) => <th key={key} scope="col">{t(`orders.${key}`)}</th>)}</tr></thead>
        <tbody>
          {told.map(({ at, listPrice, lastPrice, unitPrice }) => <tr key={at}><td>{at + 1}</td><td>{shown(listPrice)}</td><td>{shown(lastPrice)}</td><td>{shown(unitPrice)}</td></tr>)}
        </tbody>
      </table>
    </Block>
  );
}
