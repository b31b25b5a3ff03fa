import { useState } from "react";
import { reverseRuling } from "../../../contract/price-exceptions.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { When } from "../../ui/When.tsx";
import type { Exception } from "./PriceException.tsx";
import style from "./prices.module.css";

type Ruling = Exception["rulings"][number];

/** What was ruled of the prices, and what of it was taken back. */
export function PriceRulings({ rulings }: { rulings: readonly Ruling[] }) {
  if (rulings.length === 0) return null;
  return <ul className={style.rulings}>{rulings.map((ruling) => <li key={ruling.id}><Told ruling={ruling} /></li>)}</ul>;
}

function Told({ ruling }: { ruling: Ruling }) {
  const t = useT();
  const [asking, ask] = useState(false);
  const { run } = useCommand(reverseRuling);
  const { id, outcome, words, byName, at, lines, reversal, mayReverse } = ruling;
  const counters = lines.flatMap(({ lineNo, counterPrice }) => (counterPrice === null ? [] : [t("exceptions.counterOf", { line: lineNo, price: counterPrice })]));
  return (
    <>
      <p>
        {t(`exceptions.ruled_${outcome}`, { name: byName, words })} <span className="soft"><When at={at} /></span>{" "}
        {mayReverse && <ActionButton size="small" onClick={() => ask(true)}>{t("exceptions.reverse")}</ActionButton>}
      </p>
      {counters.length > 0 && <p>{t("exceptions.counters", { lines: counters.join(t("people.listComma")) })}</p>}
      {reversal && <p className="soft">{t("exceptions.takenBack", { name: reversal.byName, reason: reversal.reason })} <When at={reversal.at} /></p>}
      <ReverseDialog open={asking} title={t("exceptions.reverseTitle")} effect={t("exceptions.reverseEffect")} onConfirm={(reason) => run({ rulingId: id, reason })} onClose={() => ask(false)} />
    </>
  );
}
