import { useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { getCustomer } from "../../../contract/customers.ts";
import { readEnquiry } from "../../../contract/enquiries.ts";
import { listDrafts, readOrder } from "../../../contract/orders.ts";
import { newKey } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { Problem } from "../../ui/Problem.tsx";
import { When } from "../../ui/When.tsx";
import { useDraft } from "../../ui/useDraft.ts";
import { Drafts } from "./Drafts.tsx";
import { Banner } from "./Banner.tsx";
import { copyOf, emptyForm, type EntryForm, formFrom, formOfEnquiry } from "./entry-form.ts";
import { EntryPage } from "./EntryPage.tsx";
import { useKeeping } from "./use-entry.ts";
import { useSaving } from "./use-saving.ts";

const place = (draftId: string) => `orders.entry.${draftId}`;
const isHere = (draftId: string) => localStorage.getItem(`gendan.draft.${place(draftId)}`) !== null;

/**
 * Quick entry of an order 快速录单. The address names the draft, so that the page can be closed at any second and gone on with; `?from=`
 * copies an order, `?customer=` begins with a customer, `?enquiry=` answers a recorded wish.
 */
export function OrderEnter() {
  const { filter, choose } = useFilter();
  const { draft, from, customer, enquiry } = filter;
  const here = useLocation({ select: ({ pathname }) => pathname === "/orders/new" });
  useEffect(() => {
    // The page is still there for a moment after the way to another was taken.
    if (!draft && here) choose({ draft: newKey() });
  }, [draft, here, choose]);
  return draft ? <Begin key={draft} draftId={draft} from={from} customer={customer} enquiry={enquiry} /> : <PageSkeleton />;
}

interface Beginning {
  draftId: string;
  from: string | undefined;
  customer: string | undefined;
  enquiry: string | undefined;
}

/** Finds what the form begins with: what this device kept, else a draft of the server, an order to copy, a customer, or nothing. */
function Begin({ draftId, from, customer, enquiry }: Beginning) {
  const [here] = useState(() => isHere(draftId));
  const drafts = useQueryOf(listDrafts, {}, { enabled: !here, watches: [] });
  const order = useQueryOf(readOrder, { orderId: from ?? "" }, { enabled: !here && from !== undefined, watches: [] });
  const buyer = useQueryOf(getCustomer, { id: customer ?? "" }, { enabled: !here && customer !== undefined, watches: [] });
  const wish = useQueryOf(readEnquiry, { enquiryId: enquiry ?? "" }, { enabled: !here && enquiry !== undefined, watches: [] });
  const error = order.error ?? buyer.error ?? wish.error;
  const waiting = drafts.isPending || (from !== undefined && order.isPending) || (customer !== undefined && buyer.isPending) || (enquiry !== undefined && wish.isPending);
  if (error) return <Problem error={error} />;
  if (!here && waiting) return <PageSkeleton />;
  const kept = drafts.data?.rows.find((each) => each.draftId === draftId);
  const named = buyer.data && { customerId: buyer.data.id, customerName: buyer.data.shortName || buyer.data.name };
  return <Entry draftId={draftId} first={kept ? formFrom(kept.body) : wish.data ? formOfEnquiry(wish.data) : order.data ? copyOf(order.data) : { ...emptyForm(), ...named }} />;
}

function Entry({ draftId, first }: { draftId: string; first: EntryForm }) {
  const t = useT();
  const { draft, change, discard } = useDraft<EntryForm>(place(draftId), first);
  const form = formFrom({ ...draft });
  const { kept, stop } = useKeeping({ draftId, form });
  const { save, busy, error, missing } = useSaving({
    form, draftId,
    onSaved: () => {
      stop();
      discard();
    },
  });
  return (
    <EntryPage
      {...{ form, change, error, missing, kept, busy }} title={t("orders.enter")} onSave={(state, andSubmit) => void save(state, andSubmit)} above={<><Wish form={form} /><Drafts current={draftId} /></>}
    />
  );
}

/** What the customer said, beside the typing. */
function Wish({ form: { enquiryId } }: { form: EntryForm }) {
  const t = useT();
  const { data } = useQueryOf(readEnquiry, { enquiryId: enquiryId ?? "" }, { enabled: enquiryId !== undefined, watches: [`enquiry:${enquiryId}`] });
  if (!data) return null;
  const { receivedAt, contact, customerName, words } = data;
  return (
    <Banner tone="info" title={<><strong>{t("enquiries.title")}</strong> <When at={receivedAt} show="absolute" /> · {[customerName, contact].filter(Boolean).join(" · ")}<br />{words}</>}>
      <Goto href={`/enquiries/${data.id}`} target="_blank">{t("ui.open")}</Goto>
    </Banner>
  );
}
