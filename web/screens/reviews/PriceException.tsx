import { useState } from "react";
import { compare, minus } from "../../../contract/money.ts";
import { readPriceException } from "../../../contract/price-exceptions.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag, type Tone } from "../../ui/StatusTag.tsx";
import { PriceLine } from "./PriceLine.tsx";
import { PriceRulings } from "./PriceRulings.tsx";
import { RefusePrices, ReleasePrices } from "./RulePrices.tsx";
import { roleNames } from "./Path.tsx";
import { nameIn } from "./tasks.ts";
import { useTeller } from "./use-teller.ts";
import style from "./prices.module.css";

export type Exception = Answer<typeof readPriceException>;
const tones: Partial<Record<Exception["state"], Tone>> = { open: "warn", released: "good", refused: "bad" };

/** Prices beyond their seller's authority: each beside list price, floor and what the product was sold for, and the word of who may release them. */
export function PriceException({ reviewId }: { reviewId: string }) {
  const t = useT();
  const language = useLanguage();
  const { money } = useTeller();
  const { data, error, refetch } = useQueryOf(readPriceException, { reviewId }, { watches: ["order", "change", "review"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data || (data.lines.length === 0 && data.rulings.length === 0)) return null;
  const { state, lines, total, atList, currency } = data;
  const step = data.stepName ? nameIn(data.stepName, language) : "";
  return (
    <Section title={t("exceptions.title")} beside={<StatusTag tone={tones[state] ?? "idle"}>{t(`exceptions.state_${state}`)}</StatusTag>}>
      <div className={style.exception}>
        {state === "open" && <p className="soft">{t("exceptions.intro", { name: data.sellerName ?? t("exceptions.nobodysSeller"), step })}</p>}
        <ul className={style.lines}>{lines.map((line) => <li key={line.lineId}><PriceLine line={line} currency={currency} /></li>)}</ul>
        {compare(atList, total) !== 0 && <p>{t("exceptions.effect", { total: money(total, currency), atList: money(atList, currency), less: money(minus(atList, total), currency) })}</p>}
        <PriceRulings rulings={data.rulings} />
        {state === "open" && <Rule exception={data} step={step} />}
      </div>
    </Section>
  );
}

function Rule({ exception, step }: { exception: Exception; step: string }) {
  const t = useT();
  const [asking, ask] = useState<"release" | "refuse">();
  const close = () => ask(undefined);
  const { whyNot } = exception;
  return (
    <>
      <WhoMay exception={exception} />
      {whyNot === null ? (
        <div className={style.buttons}>
          <ActionButton type="primary" size="large" onClick={() => ask("release")}>{t("exceptions.release")}</ActionButton>
          <ActionButton danger size="large" onClick={() => ask("refuse")}>{t("exceptions.refuse")}</ActionButton>
        </div>
      ) : (
        whyNot !== "priceNothingAsked" && whyNot !== "priceRuledAlready" && <p className="soft">{t(`exceptions.whyNot_${whyNot}`)}</p>
      )}
      {asking === "release" && <ReleasePrices exception={exception} onClose={close} />}
      {asking === "refuse" && <RefusePrices exception={exception} step={step} onClose={close} />}
    </>
  );
}

/** By which roles it may be released and who has them; who has set no authority is told what helps. */
function WhoMay({ exception: { mayRelease } }: { exception: Exception }) {
  const t = useT();
  if (mayRelease.length === 0) return <p className={style.nobody}>{t("exceptions.nobody")}</p>;
  return (
    <p>
      <strong>{t("exceptions.whoMay")}</strong>{" "}
      {mayRelease.map(({ role, maxDiscountPercent, names }) => t("exceptions.whoRole", { role: roleNames([role], t), percent: maxDiscountPercent, names: names.join(t("people.listComma")) || t("exceptions.noName") })).join(t("people.listComma"))}
    </p>
  );
}
