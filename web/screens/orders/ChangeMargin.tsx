import { type OrderMargin, readChangeMargin } from "../../../contract/margins.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { gapTexts, MarginFigure } from "./MarginSum.tsx";
import style from "./orders.module.css";

/** What a change would do to its order's margin, for whoever sees costs; others ask for nothing. */
export const ChangeMargin = ({ changeId }: { changeId: string }) => (useMay()("catalog.seeCosts") ? <Told changeId={changeId} /> : null);

function Told({ changeId }: { changeId: string }) {
  const t = useT();
  const { data, error, refetch } = useQueryOf(readChangeMargin, { changeId }, { watches: [`change:${changeId}`, "productCost"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { before, after } = data;
  return (
    <Section title={t("margins.margin")} beside={<span className="soft">{t("margins.day", { day: after.day })}</span>}>
      <Facts rows={[...(before ? [[t("margins.before"), whole(before)] as const] : []), [t("margins.after"), whole(after)]]} />
      {after.gaps.length > 0 && <ul className={style.gaps}>{gapTexts(after.gaps, t).map((text) => <li key={text}>{text}</li>)}</ul>}
    </Section>
  );
}

const whole = ({ margin, percent, currency }: OrderMargin) => (margin === null ? "—" : <MarginFigure {...{ margin, percent, currency }} />);
