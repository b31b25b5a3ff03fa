import { useState } from "react";
import { type Tag, tagOrder, untagOrder } from "../../../contract/order-tags.ts";
import { useBatch } from "../../api/batch.ts";
import { useT } from "../../i18n/words.ts";
import { BatchResult } from "../../parts/BatchResult.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { later } from "../../ui/later.tsx";
import { toast } from "../../ui/toasts.ts";
import type { Row } from "./order-columns.tsx";

const TagDialog = later(() => import("./TagDialog.tsx"));

interface Marking {
  order: Row;
  tag: Tag;
}
const inputOf = ({ order, tag }: Marking) => ({ orderId: order.id, tagId: tag.id });
const has = ({ tags }: Row, { id }: Tag): boolean => tags.some((tag) => tag.id === id);

/** Puts tags on the chosen orders and takes them off, each by a command of its own; for ten seconds one click takes it back. */
export function useTagging(orders: readonly Row[]) {
  const t = useT();
  const may = useMay();
  const [asking, ask] = useState(false);
  const putting = useBatch(tagOrder, inputOf);
  const taking = useBatch(untagOrder, inputOf);
  const mark = async (tag: Tag, on: boolean) => {
    const [way, back] = on ? [putting, taking] : [taking, putting];
    const { done, failed } = await way.run(orders.filter((order) => has(order, tag) !== on).map((order) => ({ order, tag })));
    if (done.length) toast({ text: t(on ? "orders.tagPut" : "orders.tagTaken", { tag: tag.name, count: done.length }), undo: () => void back.run(done).then((undone) => undone.failed.length === 0 && back.clear()) });
    if (failed.length === 0) way.clear();
  };
  return {
    button: <ActionButton size="small" loading={putting.pending || taking.pending} disabledReason={may("orders.tag") ? undefined : t("orders.noPermission")} onClick={() => ask(true)}>{t("orders.batchTag", { count: orders.length })}</ActionButton>,
    rest: (
      <>
        {asking && <TagDialog orders={orders} pending={putting.pending || taking.pending} onMark={(tag, on) => void mark(tag, on)} onClose={() => ask(false)} />}
        <BatchResult outcome={putting.outcome} nameOf={({ order }) => order.number} onClose={putting.clear} />
        <BatchResult outcome={taking.outcome} nameOf={({ order }) => order.number} onClose={taking.clear} />
      </>
    ),
  };
}
