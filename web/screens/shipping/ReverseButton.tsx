import { useState } from "react";
import type { ReversedFact } from "../../../contract/shipping.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import type { Delivery } from "./delivery-read.tsx";
import { lastFact, mayReverse, reversals } from "./reversing.ts";

/** Takes the last thing back that happened to a delivery; nothing where nothing did. */
export function ReverseButton({ delivery }: { delivery: Delivery }) {
  const fact = lastFact[delivery.state];
  return fact === undefined ? null : <Reversing key={fact} fact={fact} delivery={delivery} />;
}

function Reversing({ fact, delivery }: { fact: ReversedFact; delivery: Delivery }) {
  const t = useT();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const { run } = useCommand(reversals[fact]);
  const needed = mayReverse(fact);
  const title = t(`shipping.reverse_${fact}`);
  return (
    <>
      <ActionButton disabledReason={may(needed) ? undefined : t(`shipping.only_${needed.slice("shipping.".length)}`)} onClick={() => setAsking(true)}>{title}</ActionButton>
      <ReverseDialog open={asking} title={`${title} ${delivery.number}`} effect={t(`shipping.reverseEffect_${fact}`)} onClose={() => setAsking(false)} onConfirm={(reason) => run({ deliveryId: delivery.id, expectedRevision: delivery.revision, reason })} />
    </>
  );
}
