import { listPapers } from "../../../contract/papers-api.ts";
import { call } from "../../api/client.ts";
import { useT } from "../../i18n/words.ts";
import { usePrint } from "../../parts/use-print.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";

/** Opens the paper of a statement; each time counts as a print, from the second on with its mark. */
export function StatementPaper({ statementId }: { statementId: string }) {
  const t = useT();
  const { print, pending, disabledReason } = usePrint();
  const open = async () => {
    const [paper] = await call(listPapers, { kind: "statement", id: statementId });
    if (paper) await print(paper.id);
  };
  return <ActionButton size="small" loading={pending} disabledReason={disabledReason} onClick={() => void open().catch(() => undefined)}>{t("reversals.statementPaper")}</ActionButton>;
}
