import { useLanguage, useT } from "../../i18n/words.ts";
import { formatQuantity } from "../../ui/format.ts";
import { Money } from "../../ui/Money.tsx";
import { StatusTag, type Tone } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { byLine, type Difference, type Differing } from "./change-words.ts";
import style from "./changes.module.css";

const tones: Record<Differing["how"], Tone> = { added: "good", removed: "bad", changed: "moving" };
const figures: readonly Difference["field"][] = ["quantityUp", "quantityDown", "priceUp", "priceDown", "shortClose", "lineAdded", "lineRemoved"];
const days: readonly Difference["field"][] = ["dateLater", "dateEarlier"];

/** What a change changes, line by line, each from what to what. Words and signs say it too, not colour alone. */
export function ChangeDiff({ differences, currency }: { differences: readonly Difference[]; currency: string }) {
  const t = useT();
  if (differences.length === 0) return <p className="soft">{t("changes.noDifference")}</p>;
  return (
    <ul className={style.diff} aria-label={t("changes.differences")}>
      {byLine(differences).map((part) => <Part key={part.key} part={part} currency={currency} />)}
    </ul>
  );
}

function Part({ part: { line, how, differences }, currency }: { part: Differing; currency: string }) {
  const t = useT();
  return (
    <li data-how={how}>
      <div className={style.diffHead}>
        <StatusTag tone={tones[how]}>{t(`changes.diff_${how}`)}</StatusTag>
        {line ? <strong>{t("changes.line", { line: line.lineNo ?? 0 })} <span className="figure">{line.productCode}</span> {line.name}</strong> : <strong>{t("changes.wholeOrder")}</strong>}
      </div>
      <dl className={style.values}>
        {differences.map((one) => (
          <div key={one.field}>
            <dt>{t(`changes.field_${one.field}`)}</dt>
            <dd>{one.before === null ? <span className="soft">—</span> : <del><Value one={one} value={one.before} currency={currency} /></del>} <Arrow /> {one.after === null ? <span className="soft">—</span> : <ins><Value one={one} value={one.after} currency={currency} /></ins>}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function Arrow() {
  const t = useT();
  return <><span aria-hidden>→</span><span className="unseen">{t("changes.becomes")}</span></>;
}

function Value({ one, value, currency }: { one: Difference; value: string; currency: string }) {
  const language = useLanguage();
  if (one.field === "cancel") return <Money amount={value} currency={currency} />;
  if (days.includes(one.field)) return <When at={value} show="absolute" />;
  if (!figures.includes(one.field) || !/^\d+(\.\d+)?$/.test(value)) return value;
  const unit = one.field.startsWith("price") || one.unit === null ? "" : ` ${one.unit}`;
  return <span className="figure">{formatQuantity(value, language)}{unit}</span>;
}
