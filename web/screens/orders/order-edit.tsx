import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { readOrder } from "../../../contract/orders.ts";
import { listFiles } from "../../../contract/files.ts";
import { reviewAxis } from "../../../contract/order-axes.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { useDraft } from "../../ui/useDraft.ts";
import { Banner } from "./Banner.tsx";
import { EntryPage } from "./EntryPage.tsx";
import { type EntryForm, formFrom, formOf } from "./entry-form.ts";
import { useSaving } from "./use-saving.ts";

/** Changes an order that is a draft or failed its review. */
export function OrderEdit() {
  const { orderId = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQueryOf(readOrder, { orderId }, { watches: [`order:${orderId}`] });
  const files = useQueryOf(listFiles, { kind: "order", id: orderId }, { watches: [`order:${orderId}`] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  return data && !files.isPending ? <Edit key={orderId} order={data} names={new Map(files.data?.map(({ id, name }) => [id, name]))} /> : <PageSkeleton />;
}

/** Kept with the revision that it was begun on: a later one of somebody else is not written over unseen. */
interface Kept {
  form: EntryForm;
  revision: number;
}

function Edit({ order, names }: { order: Answer<typeof readOrder>; names: ReadonlyMap<string, string> }) {
  const t = useT();
  const [first] = useState<Kept>(() => ({ form: formOf(order, names), revision: order.revision }));
  const { draft, change, discard } = useDraft<Kept>(`orders.edit.${order.id}`, first);
  const form = formFrom({ ...draft.form });
  const { save, busy, error, missing } = useSaving({ form, edited: { orderId: order.id, expectedRevision: draft.revision }, onSaved: discard });
  const disabledReason = reviewAxis.allows("edit", order.axes.review) ? undefined : t("orders.notWhen", { stage: t(`orders.stage.${order.stage}`) });
  const [onLatest, afresh] = [() => change({ ...draft, revision: order.revision }), () => change({ form: formOf(order, names), revision: order.revision })];
  return (
    <EntryPage
      {...{ form, error, missing }}
      orderId={order.id}
      change={(next) => change({ ...draft, form: next })}
      title={t("orders.editOf", { number: order.number })} {...{ busy, disabledReason }} onSave={(state, andSubmit) => void save(state, andSubmit)}
      above={draft.revision !== order.revision && (
        <Banner tone="warn" title={t("orders.changedMeanwhile")}>
          <Button size="small" onClick={onLatest}>{t("orders.keepMine")}</Button>
          <Button size="small" onClick={afresh}>{t("orders.beginAfresh")}</Button>
        </Banner>
      )}
    />
  );
}
