import { useState } from "react";
import { reverseStep } from "../../../contract/reviews.ts";
import { useCommand } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { nameIn, type ReviewFile, type StepFile } from "./tasks.ts";

/** 反审核: takes back what was decided about a step, saying what goes back with it. */
export function ReverseStep({ review, step }: { review: ReviewFile; step: StepFile }) {
  const t = useT();
  const language = useLanguage();
  const [asking, ask] = useState(false);
  const { run } = useCommand(reverseStep);
  if (review.state === "withdrawn") return null;
  return (
    <>
      <ActionButton size="small" onClick={() => ask(true)}>{t("reviews.reverse")}</ActionButton>
      <ReverseDialog
        open={asking} title={t("reviews.reverseOf", { step: nameIn(step.name, language) })} effect={t(`reviews.reverseEffect_${review.state}`)}
        onConfirm={(reason) => run({ reviewId: review.id, stepKey: step.key, reason })} onClose={() => ask(false)}
      />
    </>
  );
}
