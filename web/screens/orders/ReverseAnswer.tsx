import { useState } from "react";
import { reverseConfirmation } from "../../../contract/confirmations.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { useMay, useSession } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import type { Request } from "./use-confirmations.ts";

/** Takes back what the customer answered about the order as it is, saying what goes back with it. */
export function ReverseAnswer({ request }: { request: Request }) {
  const t = useT();
  const may = useMay();
  const { data: session } = useSession();
  const [asking, ask] = useState(false);
  const { run } = useCommand(reverseConfirmation);
  if (!request.decision) return null;
  const above = session?.roles.some((role) => role === "salesDirector" || role === "generalManager");
  const barred = !may("confirmations.reverse") ? t("orders.whyNot_permission") : request.decision.means === "link" && !above ? t("orders.onlyAboveSales") : undefined;
  return (
    <>
      <ActionButton size="small" disabledReason={barred} onClick={() => ask(true)}>{t("orders.reverseAnswer")}</ActionButton>
      <ReverseDialog
        open={asking} title={t("orders.reverseAnswer")} effect={t(`orders.reverseAnswerEffect_${request.decision.outcome}`)}
        onConfirm={(reason) => run({ requestId: request.id, reason })} onClose={() => ask(false)}
      />
    </>
  );
}
