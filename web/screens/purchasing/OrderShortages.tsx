import { shortagesOfOrder } from "../../../contract/shortages.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Quantity } from "../../ui/Money.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { ShortageAnswers } from "./ShortageAnswers.tsx";

/** What of an order stock did not cover, and until when it comes; nothing where nothing is missing. */
export function OrderShortages({ orderId }: { orderId: string }) {
  const t = useT();
  const { data } = useQueryOf(shortagesOfOrder, { orderId }, { watches: [`order:${orderId}`, "purchase", "run", "transfer"] });
  const rows = data?.rows ?? [];
  if (!rows.length) return null;
  return (
    <Section title={t("purchasing.missing")}>
      <div className={sheet.stack}>
        {rows.map((row) => (
          <div key={row.scheduleId}>
            <div><span className="figure">{row.productCode}</span> {row.productName} <span className="soft">{row.spec}</span> · {t("purchasing.missingOf")} <strong><Quantity value={row.missing} unit={row.unit} /></strong></div>
            <ShortageAnswers row={row} />
          </div>
        ))}
      </div>
    </Section>
  );
}
