import { useEffect, useState } from "react";
import { getCustomer } from "../../../contract/customers.ts";
import { listDrafts, readOrder } from "../../../contract/orders.ts";
import { newKey } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { Problem } from "../../ui/Problem.tsx";
import { useDraft } from "../../ui/useDraft.ts";
import { Drafts } from "./Drafts.tsx";
import { copyOf, emptyForm, type EntryForm, formFrom } from "./entry-form.ts";
import { EntryPage } from "./EntryPage.tsx";
import { EntryTitle } from "./EntryTitle.tsx";
import { useKeeping } from "./use-entry.ts";
import { useSaving } from "./use-saving.ts";

const place = (draftId: string) => `orders.entry.${draftId}`;
const isHere = (draftId: string) => localStorage.getItem(`gendan.draft.${place(draftId)}`) !== null;

/**
 * Quick entry of an order 快速录单. The address names the draft, so that the page can be closed at any second and gone on with; `?from=`
 * copies an order, `?customer=` begins with a customer.
 */
export function OrderEnter() {
  const { filter, choose } = useFilter();
  const { draft, from, customer } = filter;
  useEffect(() => {
    if (!draft) choose({ draft: newKey() });
  }, [draft, choose]);
  return draft ? <Begin key={draft} draftId={draft} from={from} customer={customer} /> : <PageSkeleton />;
}

interface Beginning {
  draftId: string;
  from: string | undefined;
  customer: string | undefined;
}

/** Finds what the form begins with: what this device kept, else a draft of the server, an order to copy, a customer, or nothing. */
function Begin({ draftId, from, customer }: Beginning) {
  const [here] = useState(() => isHere(draftId));
  const drafts = useQueryOf(listDrafts, {}, { enabled: !here, watches: [] });
  const order = useQueryOf(readOrder, { orderId: from ?? "" }, { enabled: !here && from !== undefined, watches: [] });
  const buyer = useQueryOf(getCustomer, { id: customer ?? "" }, { enabled: !here && customer !== undefined, watches: [] });
  const [first, setFirst] = useState<EntryForm | undefined>(here ? emptyForm() : undefined);
  const error = order.error ?? buyer.error;
  const waiting = drafts.isPending || (from !== undefined && order.isPending) || (customer !== undefined && buyer.isPending);
  useEffect(() => {
    if (first || waiting) return;
    const kept = drafts.data?.rows.find((each) => each.draftId === draftId);
    const named = buyer.data && { customerId: buyer.data.id, customerName: buyer.data.shortName || buyer.data.name };
    setFirst(kept ? formFrom(kept.body) : order.data ? copyOf(order.data) : { ...emptyForm(), ...named });
  }, [first, waiting, drafts.data, order.data, buyer.data, draftId]);
  if (error) return <Problem error={error} />;
  return first ? <Entry draftId={draftId} first={first} /> : <PageSkeleton />;
}

function Entry({ draftId, first }: { draftId: string; first: EntryForm }) {
  const t = useT();
  const { draft, change, discard } = useDraft<EntryForm>(place(draftId), first);
  const form = formFrom({ ...draft });
  const { kept, stop } = useKeeping({ draftId, form });
  const { save, busy, error } = useSaving({
    form, draftId,
    onSaved: () => {
      stop();
      discard();
    },
  });
  return (
    <EntryPage
      {...{ form, change, error }}
      title={(state) => (
        <>
          <EntryTitle title={t("orders.enter")} {...{ kept, busy }} onSave={(andSubmit) => void save(state, andSubmit)} />
          <Drafts current={draftId} />
        </>
      )}
    />
  );
}
