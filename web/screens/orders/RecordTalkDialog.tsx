import { readOrder } from "../../../contract/orders.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { ContactDialog } from "./ContactDialog.tsx";

/** Puts a talk about an order on record (it is over) from where the order itself is not at hand; `PlanFollowUpDialog` plans one. */
export default function RecordTalkDialog({ orderId, onClose }: { orderId: string; onClose(): void }) {
  const { data } = useQueryOf(readOrder, { orderId }, { watches: [`order:${orderId}`] });
  return data ? <ContactDialog order={data} onClose={onClose} /> : null;
}
