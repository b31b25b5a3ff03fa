import { printPaper } from "../../contract/papers-api.ts";
import { useCommand } from "../api/hooks.ts";
import { useLanguage, useT } from "../i18n/words.ts";
import { useMay } from "./session.ts";

/** Prints papers: each time is counted, and from the second on the pages that open carry their mark (补打). */
export function usePrint() {
  const t = useT();
  const may = useMay();
  const locale = useLanguage();
  const { run, pending, error } = useCommand(printPaper);
  const print = async (paperId: string): Promise<void> => {
    const { print: no } = await run({ paperId, locale });
    window.open(`/api/v1/papers/${paperId}/pdf?locale=${locale}&print=${no}`, "_blank", "noopener");
  };
  return { print, pending, error, disabledReason: may("papers.print") ? undefined : t("shipping.only_print") };
}
