import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { editOrder, enterOrder, submitOrder } from "../../../contract/orders.ts";
import { useCommand } from "../../api/hooks.ts";
import { t } from "../../i18n/words.ts";
import { announce, toast } from "../../ui/toasts.ts";
import { type EntryForm, firstFault, inputOf, readyLines } from "./entry-form.ts";
import type { EntryState } from "./EntryPage.tsx";
import { tellTrouble } from "./troubles.ts";
import { missingWords } from "./missing-words.ts";

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

  const keep = (state: EntryState) => {
    const input = inputOf(form, state.about.suggested);
    return edited ? edit.run({ ...input, ...edited }) : enter.run({ ...input, draftId });
  };
  const save = async (state: EntryState, andSubmit: boolean) => {
    if (busy || stopped(form, state, andSubmit)) return;
    setBusy(true);
    setError(undefined);
    try {
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
  return { save, busy, error };
}

/** Whether something keeps the form from being saved, or from being submitted; the keyboard goes there and the words say why. */
function stopped(form: EntryForm, { advice, duplicateAccepted, focusCell, focusField }: EntryState, andSubmit: boolean): boolean {
  const say = (text: string) => (toast({ text }), announce(text), true);
  if (!form.customerId) return (focusField("customerId"), say(t("orders.fault_customerMissing")));
  const fault = firstFault(form);
  if (fault) return (focusCell(fault.line, fault.column), say(t("orders.lineFault", { line: fault.line + 1, fault: t(`orders.fault_${fault.fault}`) })));
  if (readyLines(form.lines).length === 0) return (focusCell(0, "product"), say(t("orders.fault_linesMissing")));
  if (!andSubmit || !advice) return false;
  const [missing] = advice.missing;
  if (missing) return (focusField(String(missing.path?.[0] ?? "")), say(t("orders.notYetSubmitted", { missing: missingWords(missing, t) })));
  return advice.duplicates.length > 0 && !duplicateAccepted && say(t("orders.duplicateFirst"));
}
