import { useState } from "react";
import { listTasks } from "../../../contract/reviews.ts";
import { useT } from "../../i18n/words.ts";
import { allRows } from "../../parts/ExportButton.tsx";
import { useMay } from "../../parts/session.ts";
import { WorkButton } from "../../parts/WorkButton.tsx";
import { later } from "../../ui/later.tsx";
import { toast } from "../../ui/toasts.ts";
import type { Task } from "../reviews/tasks.ts";
import type { Row } from "./order-columns.tsx";

const BatchApprove = later(async () => ({ default: (await import("../reviews/BatchApprove.tsx")).BatchApprove }));

/** Agrees to the steps of the chosen orders that wait for whoever looks; what is agreed to is shown first. */
export function ApproveChosen({ orders }: { orders: readonly Row[] }) {
  const t = useT();
  const may = useMay();
  const [tasks, setTasks] = useState<readonly Task[]>([]);
  const ids = new Set(orders.filter(({ stage }) => stage === "inReview").map(({ id }) => id));
  const ask = async () => {
    const { rows } = await allRows(listTasks, { list: "toDecide" });
    const mine = rows.filter(({ subject }) => subject.kind === "order" && ids.has(subject.id));
    if (mine.length === 0) toast({ text: t("orders.batchNotMine") });
    setTasks(mine);
  };
  const whyNot = !may("reviews.decide") ? t("orders.noPermission") : ids.size === 0 ? t("orders.batchNoReview") : undefined;
  return (
    <>
      <WorkButton size="small" shortcut="a" disabledReason={whyNot} run={ask}>{t("orders.batchApprove", { count: ids.size })}</WorkButton>
      {tasks.length > 0 && <BatchApprove tasks={tasks} onClose={() => setTasks([])} />}
    </>
  );
}
