import { useState } from "react";
import { linkBase } from "../../api/client.ts";
import { problemOf } from "../../api/problem.ts";
import { language as spoken, useLanguage, useT } from "../../i18n/words.ts";
import { formatMoney, formatQuantity } from "../../ui/format.ts";
import { Problem } from "../../ui/Problem.tsx";
import { confirmationPdf } from "../remotes.ts";
import { capitalsOf } from "./capitals.ts";
import type { Confirmation } from "./ConfirmPage.tsx";

type Paper = NonNullable<Confirmation["paper"]>;

/** The confirmation as the paper says it, laid out for a phone; the PDF itself is one tap away. */
export function ConfirmPaper({ paper, authorization }: { paper: Paper; authorization: string | undefined }) {
  const t = useT();
  const { company, customer, order, lines, terms, clauses, stages, remark } = paper;
  return (
    <>
      <section className="card">
        <strong>{company.name}</strong>
        <p className="soft break">{[company.address, company.phone].filter(Boolean).join(" · ")}</p>
        <p>{t("phone.for")} <strong>{customer.name}</strong></p>
        <p className="soft">{t("phone.orderOf", { order: order.number, day: order.date ?? "", version: order.version ?? 1 })}</p>
      </section>
      {paper.change && <Changed change={paper.change} />}
      <section className="card">
        <h2>{t("phone.lines")}</h2>
        <ul className="rows">{lines.map((line) => <Line key={line.lineNo} line={line} currency={paper.totals.currency} />)}</ul>
        <Total paper={paper} />
      </section>
      <section className="card stack">
        <Fact label={t("phone.deliveryDate")} value={terms.deliveryDate} />
        <Fact label={t("phone.deliveryMethod")} value={terms.deliveryMethod} />
        <Fact label={t("phone.address")} value={customer.address} />
        <Fact label={t("phone.paymentTerms")} value={[terms.paymentTerms, ...(stages.length > 1 ? stages : []).map(({ name, amount, due }) => `${name} ${amount} ${due ?? ""}`)].filter(Boolean).join("; ")} />
        <Fact label={t("phone.specialNeeds")} value={terms.specialNeeds.join("; ")} />
        <Fact label={t("phone.remark")} value={remark} />
        {clauses.length > 0 && <details><summary>{t("phone.clauses")}</summary><ol>{clauses.map((clause) => <li key={clause}>{clause}</li>)}</ol></details>}
        <Pdf authorization={authorization} agreement={paper.kind === "changeAgreement"} />
      </section>
    </>
  );
}

/** What a change changes, each from what to what. */
function Changed({ change: { reason, differences } }: { change: NonNullable<Paper["change"]> }) {
  const t = useT();
  return (
    <section className="card stack">
      <h2>{t("phone.changes")}</h2>
      <ul className="rows">
        {differences.map(({ what, line, before, after }) => (
          <li key={`${what} ${line ?? ""}`}>
            <div className="between"><strong>{what}</strong><span className="soft">{line}</span></div>
            <Fact label={t("phone.changeBefore")} value={before ?? "—"} />
            <Fact label={t("phone.changeAfter")} value={after ?? "—"} />
          </li>
        ))}
      </ul>
      <Fact label={t("phone.changeReason")} value={reason} />
    </section>
  );
}

function Line({ line, currency }: { line: Paper["lines"][number]; currency: string }) {
  const t = useT();
  const language = useLanguage();
  const { productCode, name, spec, quantity, unit, second, unitPrice, amount, customerPartNumber, deliveryDate, remark } = line;
  const ordered = `${formatQuantity(quantity, language)} ${unit}`;
  const counted = second ? t("phone.alsoIn", { ordered, second: `${formatQuantity(second.quantity, language)} ${second.unit}` }) : ordered;
  return (
    <li>
      <div className="between"><strong>{name} {spec}</strong><span className="figure">{formatMoney(amount, { currency, language })}</span></div>
      <div className="between soft"><span>{[productCode, customerPartNumber].filter(Boolean).join(" · ")}</span><span className="figure">{counted} × {formatQuantity(unitPrice, language)}</span></div>
      {(deliveryDate || remark) && <div className="soft">{[deliveryDate, remark].filter(Boolean).join(" · ")}</div>}
    </li>
  );
}

function Total({ paper: { totals, pricesIncludeTax } }: { paper: Paper }) {
  const t = useT();
  const language = useLanguage();
  const capitals = capitalsOf(totals.gross, { currency: totals.currency, language });
  return (
    <>
      <div className="between"><span>{t("phone.total")} <span className="soft">{t(pricesIncludeTax ? "phone.taxIncluded" : "phone.taxAdded")}</span></span><span className="figure total">{formatMoney(totals.gross, { currency: totals.currency, language })}</span></div>
      {capitals && <p className="soft">{capitals}</p>}
    </>
  );
}

function Fact({ label, value }: { label: string; value: string | undefined }) {
  return value ? <div><span className="label">{label}</span><div className="break">{value}</div></div> : null;
}

/** The very PDF whose fingerprint the answer carries. */
function Pdf({ authorization, agreement }: { authorization: string | undefined; agreement: boolean }) {
  const t = useT();
  const [error, setError] = useState<unknown>();
  const open = async () => {
    setError(undefined);
    try {
      const response = await fetch(`${linkBase}${confirmationPdf.path}`, { headers: { authorization: authorization ?? "", "accept-language": spoken() } });
      if (!response.ok) throw await problemOf(response);
      location.assign(URL.createObjectURL(await response.blob()));
    } catch (failure) {
      setError(failure);
    }
  };
  return <>{error !== undefined && <Problem error={error} />}<button type="button" className="button wide" onClick={() => void open()}>{t(agreement ? "phone.openAgreement" : "phone.openPdf")}</button></>;
}
