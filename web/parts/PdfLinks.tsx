import { Fragment } from "react";
import { paperSizes } from "../../contract/papers.ts";
import { useLanguage, useT } from "../i18n/words.ts";

/** A paper as PDF on either size of paper. */
export function PdfLinks({ paper: { id, number } }: { paper: { id: string; number: string } }) {
  const t = useT();
  const locale = useLanguage();
  return paperSizes.map((size, at) => (
    <Fragment key={size}>{at > 0 && " "}<a href={`/api/v1/papers/${id}/pdf?locale=${locale}&size=${size}`} target="_blank" rel="noreferrer" aria-label={`${t("orders.openPdf", { number })} ${size}`}>{size.replace("x", "×")}</a></Fragment>
  ));
}
