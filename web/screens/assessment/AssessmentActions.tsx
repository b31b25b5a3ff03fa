import { useState } from "react";
import { assessmentLifecycle } from "../../../contract/assessment.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { useSession } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { useNow } from "../../ui/setting.ts";
import sheet from "../../ui/sheet/sheet.module.css";
import { useBarred } from "../people/names.ts";
import type { EntryFile } from "./assessment-words.ts";
import { AnswerDialog, AppealDialog } from "./appeal-dialogs.tsx";
import { ConfirmDialog, DismissDialog } from "./decision-dialogs.tsx";

type Asking = "confirm" | "dismiss" | "appeal" | "uphold" | "withdraw";

/** Why somebody may not decide, as far as the page can know; the server knows whether another manager is there. */
function whyNotDecide(entry: EntryFile, { me, barred, t }: { me: { id: string; roles: readonly string[] } | undefined; barred: string | undefined; t: Translate }): string | undefined {
  if (entry.personId === me?.id) return t("assessment.aboutYou");
  return barred ?? (me?.roles.some((role) => entry.confirmedBy.includes(role)) ? undefined : t("assessment.otherRoles"));
}

/** What can be done with an entry now; a button says why where it cannot. */
export function AssessmentActions({ entry }: { entry: EntryFile }) {
  const t = useT();
  const now = useNow();
  const { data: me } = useSession();
  const barred = useBarred()("assessment.decide");
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  const noDeciding = whyNotDecide(entry, { me, barred, t });
  const tooLate = entry.appealUntil !== null && new Date(entry.appealUntil) < now;
  const noAppeal = entry.personId !== me?.id ? t("assessment.onlyThePerson") : tooLate ? t("assessment.appealOver") : undefined;
  const possible = (verb: Asking) => assessmentLifecycle.allows(verb, entry.state);
  const button = (verb: Asking, reason: string | undefined, primary = false) => possible(verb) && <ActionButton key={verb} type={primary && reason === undefined ? "primary" : "default"} disabledReason={reason} onClick={() => setAsking(verb)}>{t(`assessment.act_${verb}`)}</ActionButton>;
  return (
    <div className={sheet.filters}>
      {button("confirm", noDeciding, true)}
      {button("dismiss", noDeciding)}
      {button("appeal", noAppeal, true)}
      {button("uphold", noDeciding)}
      {button("withdraw", noDeciding)}
      {asking === "confirm" && <ConfirmDialog entry={entry} onClose={close} />}
      {asking === "dismiss" && <DismissDialog entry={entry} onClose={close} />}
      {asking === "appeal" && <AppealDialog entry={entry} onClose={close} />}
      {(asking === "uphold" || asking === "withdraw") && <AnswerDialog entry={entry} outcome={asking} onClose={close} />}
    </div>
  );
}
