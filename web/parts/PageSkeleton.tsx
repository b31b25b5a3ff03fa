import { useT } from "../i18n/words.ts";
import style from "./page.module.css";

/** Stands for a page until its code and data are there. */
export function PageSkeleton() {
  const t = useT();
  return (
    <div className={style.waiting} role="status" aria-label={t("ui.loading")}>
      <div /><div /><div /><div />
    </div>
  );
}
