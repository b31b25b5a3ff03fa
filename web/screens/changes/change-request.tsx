import { useParams, useRouter } from "@tanstack/react-router";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { type ChangeKind, changeKinds, requestChange } from "../../../contract/changes.ts";
import { getCustomer } from "../../../contract/customers.ts";
import { readOrder } from "../../../contract/orders.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useMay } from "../../parts/session.ts";
import { useFilter } from "../../parts/useFilter.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { toast } from "../../ui/toasts.ts";
import { useDraft } from "../../ui/useDraft.ts";
import { Banner } from "../orders/Banner.tsx";
import { firstFault } from "../orders/entry-form.ts";
import type { Order } from "../orders/order-actions.ts";
import { AmendForm } from "./AmendForm.tsx";
import { type ChangeForm, changeFormOf, contentOf } from "./change-form.ts";
import type { Impact } from "./change-words.ts";
import { ChangeDiff } from "./ChangeDiff.tsx";
import { CancelForm, ShortCloseForm } from "./CompactForms.tsx";
import { ImpactSheet } from "./ImpactSheet.tsx";
import { SourceFields } from "./SourceFields.tsx";
import { useImpact } from "./use-impact.ts";
import style from "./changes.module.css";

/** 订单变更: the order as it is wanted, with what that would mean beside the typing. */
export function ChangeRequest() {
  const { orderId = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQueryOf(readOrder, { orderId }, { watches: [`order:${orderId}`] });
  if (error && !data) return <Problem error={error} onRetry={() => void refetch()} />;
  return data ? <Request key={data.id} order={data} /> : <PageSkeleton />;
}

function Request({ order }: { order: Order }) {
  const t = useT();
  const { filter } = useFilter();
  const asked = changeKinds.find((kind) => kind === filter["kind"]) ?? "amend";
  const [first] = useState(() => changeFormOf(order, asked));
  const { draft: form, change, discard } = useDraft<ChangeForm>(`orders.change.${order.id}`, first);
  const { data: customer } = useQueryOf(getCustomer, { id: order.customerId }, { watches: [`customer:${order.customerId}`] });
  const content = contentOf(form, customer);
  const { impact, error, behind } = useImpact(order.id, content);
  const sending = useSending(order, { form, content, onDone: discard });
  const whyNot = useWhyNot({ form, impact, content });
  const set = (fields: Partial<ChangeForm>) => change({ ...form, ...fields });
  return (
    <div className={style.stack}>
      <PageTitle title={t("changes.requestTitle", { number: order.number })} beside={<Goto href={`/orders/${order.id}`}>{t("changes.toOrder")}</Goto>}>
        <ActionButton type="primary" shortcut="ctrl+enter" loading={sending.pending} disabledReason={whyNot} onClick={() => void sending.send()}>{t("changes.request")}</ActionButton>
      </PageTitle>
      {form.revision !== order.revision && (
        <Banner tone="warn" title={t("changes.movedOn")}>
          <Button size="small" onClick={() => set({ revision: order.revision })}>{t("orders.keepMine")}</Button>
          <Button size="small" onClick={() => change(changeFormOf(order, form.kind))}>{t("orders.beginAfresh")}</Button>
        </Banner>
      )}
      {sending.error !== null && sending.error !== undefined && <Problem error={sending.error} focus />}
      <div className={style.entry}>
        <div className={style.form}>
          <Segmented<ChangeKind> aria-label={t("changes.kind")} value={form.kind} options={changeKinds.map((value) => ({ value, label: t(`changes.kind_${value}`) }))} onChange={(kind) => set({ kind })} />
          {form.kind === "amend" && <AmendForm {...{ form, order, change }} />}
          {form.kind === "cancel" && <CancelForm {...{ form, order, set }} />}
          {form.kind === "shortClose" && <ShortCloseForm {...{ form, order, set }} />}
          <SourceFields {...{ form, order, set }} error={sending.error} />
          {impact && <Section title={t("changes.differences")}><ChangeDiff differences={impact.differences} currency={order.currency} /></Section>}
        </div>
        <aside className={style.beside} aria-label={t("changes.impact")} aria-busy={behind}>
          <Section title={t("changes.impact")} beside={behind && <span className="soft">{t("changes.weighing")}</span>}>
            {error ? <Problem error={error} /> : impact ? <ImpactSheet impact={impact} /> : <p className="soft">{t("changes.impactEmpty")}</p>}
          </Section>
        </aside>
      </div>
    </div>
  );
}

type Content = ReturnType<typeof contentOf>;

/** Why it cannot be requested yet. */
function useWhyNot({ form, impact, content }: { form: ChangeForm; impact: Impact | undefined; content: Content }): string | undefined {
  const t = useT();
  const may = useMay();
  if (!may("changes.request")) return t("orders.whyNot_permission");
  const fault = form.kind === "amend" ? firstFault(form.wanted) : undefined;
  if (fault) return t("orders.lineFault", { line: fault.line + 1, fault: t(`orders.fault_${fault.fault}`) });
  if (!content) return t(form.kind === "shortClose" ? "changes.chooseLines" : "changes.fillInChange");
  if (!form.reason.trim()) return t("ui.fillIn", { field: t("changes.reason") });
  return impact?.obstacles[0]?.title;
}

/** Requests it; what was typed is kept until it is. */
function useSending(order: Order, { form, content, onDone }: { form: ChangeForm; content: Content; onDone(): void }) {
  const t = useT();
  const { history } = useRouter();
  const { run, pending, error } = useCommand(requestChange);
  const send = async () => {
    if (!content) return;
    const { reason, from, channel, evidence, revision } = form;
    try {
      const { changeId, number, state } = await run({ orderId: order.id, content, reason, source: { from, channel, evidence: evidence.map(({ id }) => id) }, expectedRevision: revision });
      onDone();
      toast({ text: t(state === "applied" ? "changes.appliedToast" : "changes.requestedToast", { number }) });
      history.push(`/changes/${changeId}`);
    } catch {
      // The problem stands on the page.
    }
  };
  return { send, pending, error };
}
