import type { CheckResult } from "../../../contract/reviews.ts";
import { useT } from "../../i18n/words.ts";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { evidenceOf } from "./check-words.ts";
import style from "./reviews.module.css";
import { useTeller } from "./use-teller.ts";

/** The automatic checks of a step, what needs attention first, each with its evidence in words. */
export function Checks({ checks }: { checks: readonly CheckResult[] }) {
  const t = useT();
  const tell = useTeller();
  const sorted = checks.toSorted((a, b) => Number(a.result === "green") - Number(b.result === "green"));
  if (checks.length === 0) return <p className="soft">{t("reviews.noChecks")}</p>;
  return (
    <ul className={style.checks} aria-label={t("reviews.checks")}>
      {sorted.map((each) => (
        <li key={each.check} data-result={each.result}>
          <StatusTag tone={each.result === "green" ? "good" : "bad"}>{t(`reviews.${each.result}`)}</StatusTag>
          <div>
            <strong>{t(`reviews.check_${each.check}`)}</strong>
            {evidenceOf(each, tell).map((sentence) => <p key={sentence}>{sentence}</p>)}
          </div>
        </li>
      ))}
    </ul>
  );
}
