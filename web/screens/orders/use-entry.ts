import { useCallback, useEffect, useRef, useState } from "react";
import { adviseOrder, saveDraft } from "../../../contract/orders.ts";
import { getCustomer } from "../../../contract/customers.ts";
import { type Answer, call, type Input } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { currentTime } from "../../ui/setting.ts";
import { type EntryForm, inputOf, isBlank, type Suggested } from "./entry-form.ts";
import { useEntryRules } from "./use-rules.ts";

export type Advice = Answer<typeof adviseOrder>;

/** Long enough that a quantity is asked about once, short enough that credit turns red while the eye is on the line. */
const advisePauseMs = 350;
/** No more than this is lost on another device; this one keeps every second. */
const keepMs = 3_000;

const lastChannel = "gendan.orders.channel";
const remembered = () => {
  try {
    return localStorage.getItem(lastChannel) ?? "";
  } catch {
    return "";
  }
};
export const rememberChannel = (channel: string): void => {
  try {
    localStorage.setItem(lastChannel, channel);
  } catch {
    // A browser that keeps nothing suggests the policy's first channel.
  }
};

/** The customer's file and what it suggests for fields that nobody has touched. */
export function useSuggestions(form: EntryForm) {
  const { channels, ...rules } = useEntryRules(form.kind);
  const { data: customer } = useQueryOf(getCustomer, { id: form.customerId }, { enabled: form.customerId !== "", watches: [`customer:${form.customerId}`] });
  const used = remembered();
  const suggested: Suggested = {
    channel: channels.find(({ key }) => key === used)?.key ?? channels[0]?.key ?? "",
    contactId: customer?.contacts.filter(({ active }) => active).toSorted((a, b) => Number(b.receivesConfirmations) - Number(a.receivesConfirmations))[0]?.id,
    addressId: customer?.addresses.filter(({ active }) => active).toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault))[0]?.id,
  };
  return { customer, channels, suggested, ...rules };
}

/** What the house says about the form as it stands, asked again when typing pauses. */
export function useAdvice(form: EntryForm, suggested: Suggested, orderId?: string) {
  const input = inputOf(form, suggested);
  const text = form.customerId && input.channel && input.lines.length ? JSON.stringify({ ...input, orderId }) : "";
  const [asked, setAsked] = useState("");
  useEffect(() => {
    // What is opened as it was entered is asked about at once.
    const timer = setTimeout(() => setAsked(text), asked ? advisePauseMs : 0);
    return () => clearTimeout(timer);
  }, [text, asked]);
  const question = (asked ? JSON.parse(asked) : { customerId: "", channel: "", lines: [] }) as Input<typeof adviseOrder>;
  const { data, error } = useQueryOf(adviseOrder, question, { enabled: asked !== "", keep: true, watches: ["customer", "stock", "order", "price"] });
  return { advice: asked ? data : undefined, error: asked ? error : undefined, behind: asked !== text };
}

export type Kept = { state: "blank" | "kept" | "offline"; at?: Date };

/** Keeps the form on the server as a draft, so that it can be gone on with elsewhere. Asks past the cache: a draft changes no answer. */
export function useKeeping({ draftId, form }: { draftId: string | undefined; form: EntryForm }): { kept: Kept; stop(): void } {
  const [kept, setKept] = useState<Kept>({ state: "blank" });
  const latest = useRef(form);
  const stopped = useRef(false);
  useEffect(() => {
    latest.current = form;
  });
  useEffect(() => {
    if (!draftId) return;
    let sent = JSON.stringify(latest.current);
    const keep = async () => {
      const text = JSON.stringify(latest.current);
      if (stopped.current || text === sent || isBlank(latest.current)) return;
      const { customerName, lines } = latest.current;
      try {
        await call(saveDraft, { draftId, body: JSON.parse(text) as Record<string, unknown>, title: `${customerName || "?"} · ${lines.length}` });
        sent = text;
        setKept({ state: "kept", at: currentTime() });
      } catch {
        setKept({ state: "offline" });
      }
    };
    const timer = setInterval(() => void keep(), keepMs);
    return () => clearInterval(timer);
  }, [draftId]);
  return { kept, stop: useCallback(() => void (stopped.current = true), []) };
}
