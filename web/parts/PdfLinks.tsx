import { Fragment } from "react";
import { type PaperKind, sizesOf } from "../../contract/papers.ts";
import style from "./page.module.css";
import { useLanguage, useT } from "../i18n/words.ts";

/** A paper as PDF on each size on which it can be printed. */
export function PdfLinks({ paper: { id, number, kind } }: { paper: { id: string; number: string; kind: PaperKind } }) {
  const t = useT();
  const locale = useLanguage();
  return sizesOf(kind).map((size, at) => (
    <Fragment key={size}>{at > 0 && " "}<a className={style.size} href={`/api/v1/papers/${id}/pdf?locale=${locale}&size=${size}`} target="_blank" rel="noreferrer" aria-label={`${t("orders.openPdf", { number })} ${size.replace("x", "×")}`}>{size.replace("x", "×")}</a></Fragment>
  ));
}
