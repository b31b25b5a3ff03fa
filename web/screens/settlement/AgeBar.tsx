import type { AgeBucket } from "../../../contract/settlement.ts";
import { useT } from "../../i18n/words.ts";
import { sharesOf } from "./ages.ts";
import style from "./settlement.module.css";

/** What is open by age as one bar; the figures stand beside it, so the bar itself is decoration with a title. */
export function AgeBar({ ages }: { ages: Readonly<Record<AgeBucket | "open", string>> }) {
  const t = useT();
  const shares = sharesOf(ages);
  const title = shares.map(({ bucket, percent }) => `${t(`settlement.${bucket}`)} ${Math.round(percent)}%`).join(" · ");
  return (
    <span className={style.ages} title={title} role="img" aria-label={title}>
      {shares.map(({ bucket, percent }) => <i key={bucket} data-bucket={bucket} style={{ width: `${percent}%` }} />)}
    </span>
  );
}
