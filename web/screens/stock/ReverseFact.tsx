import { type ReactNode, useState } from "react";
import { useT } from "../../i18n/words.ts";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { useBarred } from "../people/names.ts";

interface Props {
  /** What is taken back, as its page or row calls it. */
  name: string;
  effect: ReactNode;
  /** Why this person in particular may not. */
  disabledReason?: string | undefined;
  small?: boolean;
  onConfirm(reason: string): Promise<unknown>;
}

/** Takes a count, a transfer or a correction back, by a counter-fact with its reason. */
export function ReverseFact({ name, effect, disabledReason, small, onConfirm }: Props) {
  const t = useT();
  const barred = useBarred()("stock.reverse");
  const [asking, setAsking] = useState(false);
  return (
    <>
      <ActionButton danger {...(small && { size: "small" })} disabledReason={barred ?? disabledReason} onClick={() => setAsking(true)}>{t("stock.reverse")}</ActionButton>
      <ReverseDialog open={asking} title={`${t("stock.reverse")} ${name}`} effect={effect} onClose={() => setAsking(false)} onConfirm={onConfirm} />
    </>
  );
}
