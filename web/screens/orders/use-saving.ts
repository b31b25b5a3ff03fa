import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { adviseOrder, editOrder, enterOrder, submitOrder } from "../../../contract/orders.ts";
import { call } from "../../api/client.ts";
import { useCommand } from "../../api/hooks.ts";
import { t } from "../../i18n/words.ts";
import { announce, toast } from "../../ui/toasts.ts";
import { type EntryForm, firstFault, inputOf, isDay, readyLines } from "./entry-form.ts";
import type { EntryState, Missing } from "./EntryPage.tsx";
import { tellTrouble } from "./troubles.ts";
import { missingWords } from "./missing-words.ts";
import type { Advice } from "./use-entry.ts";

interface Saving {
  form: EntryForm;
  /** Where a new form is kept as a draft. */
  draftId?: string;
  /** The order that is edited, as it was read. */
  edited?: { orderId: string; expectedRevision: number };
  /** Nothing is left to keep on this device. */
  onSaved(): void;
}

/** Saves the form, and submits it where asked; what keeps it from being saved gets the keyboard. */
export function useSaving({ form, draftId, edited, onSaved }: Saving) {
  const { history } = useRouter();
  const [enter, edit, submit] = [useCommand(enterOrder), useCommand(editOrder), useCommand(submitOrder)];
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);

  const keep = (state: EntryState) => {
    const input = inputOf(form, state.about.suggested);
    return edited ? edit.run({ ...input, ...edited }) : enter.run({ ...input, draftId, enquiryId: form.enquiryId });
  };
  const save = async (state: EntryState, andSubmit: boolean) => {
    setTried(true);
    if (busy || notReady(form, state)) return;
    setBusy(true);
    setError(undefined);
    try {
      if (andSubmit && wouldBeRefused(await call(adviseOrder, { ...inputOf(form, state.about.suggested), orderId: edited?.orderId }), state)) return setBusy(false);
      const { orderId, number, revision } = await keep(state);
      onSaved();
      const trouble = andSubmit ? await submit.run({ orderId, expectedRevision: revision, duplicateAccepted: state.duplicateAccepted }).then(() => undefined, (failure: unknown) => failure) : undefined;
      if (trouble) tellTrouble(orderId, trouble);
      else toast({ text: t(andSubmit ? "orders.submittedToast" : "orders.savedToast", { number }) });
      history.push(`/orders/${orderId}`);
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  // Told beside the field once somebody wanted to save, and gone as soon as it is mended.
  return { save, busy, error, missing: tried ? missingIn(form) : undefined };
}

const say = (text: string): true => (toast({ text }), announce(text), true);

/** What of the header keeps the form from being saved: a day that cannot be read would be lost without a word. */
function missingIn({ customerId, requestedDate }: EntryForm): Missing | undefined {
  if (!customerId) return { path: "customerId", text: t("orders.fault_customerMissing") };
  return requestedDate && !isDay(requestedDate) ? { path: "requestedDate", text: t("orders.fault_dayWrong") } : undefined;
}

/** Whether something keeps the form from being saved; the keyboard goes there and the words say why. */
function notReady(form: EntryForm, { focusCell, focusField }: EntryState): boolean {
  const missing = missingIn(form);
  if (missing) return (focusField(missing.path), say(missing.text));
  const fault = firstFault(form);
  if (fault) return (focusCell(fault.line, fault.column), say(t("orders.lineFault", { line: fault.line + 1, fault: t(`orders.fault_${fault.fault}`) })));
  return readyLines(form.lines).length === 0 && (focusCell(0, "product"), say(t("orders.fault_linesMissing")));
}

/** Whether the house would not take it for review: then it stays a form, for that is where it can be mended. */
function wouldBeRefused({ missing: [missing], duplicates }: Advice, { duplicateAccepted, focusField }: EntryState): boolean {
  if (missing) return (focusField(String(missing.path?.[0] ?? "")), say(t("orders.notYetSubmitted", { missing: missingWords(missing, t) })));
  return duplicates.length > 0 && !duplicateAccepted && (focusField("duplicates"), say(t("orders.duplicateFirst")));
}
