import { listPapers, printPaper } from "../../../contract/papers-api.ts";
import { call } from "../../api/client.ts";
import { useCommand } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";

/** Opens the paper of a statement; each time counts as a print, from the second on with its mark. */
export function StatementPaper({ statementId }: { statementId: string }) {
  const t = useT();
  const may = useMay();
  const locale = useLanguage();
  const { run, pending } = useCommand(printPaper);
  const open = async () => {
    const [paper] = await call(listPapers, { kind: "statement", id: statementId });
    if (!paper) return;
    const { print } = await run({ paperId: paper.id, locale });
    window.open(`/api/v1/papers/${paper.id}/pdf?locale=${locale}&print=${print}`, "_blank", "noopener");
  };
  return <ActionButton size="small" loading={pending} disabledReason={may("papers.print") ? undefined : t("shipping.only_print")} onClick={() => void open().catch(() => undefined)}>{t("reversals.statementPaper")}</ActionButton>;
}
