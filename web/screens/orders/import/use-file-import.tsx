import { UploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useT } from "../../../i18n/words.ts";
import { useStore } from "../../../ui/store.ts";
import { announce, toast } from "../../../ui/toasts.ts";
import type { EntryForm, EntryLine } from "../entry-form.ts";
import { upload } from "../upload.ts";
import { acceptedTables, isTable, mostBytes, waitingFile } from "./files.ts";
import { type Import, linesOf, type Preview } from "./state.ts";
import { useImport } from "./use-import.ts";

interface Given {
  form: EntryForm;
  /** The form as it stands when an upload is over. */
  latest: RefObject<EntryForm>;
  set(change: Partial<EntryForm>): void;
  /** The form's lines with these among them. */
  put(lines: readonly EntryLine[]): EntryLine[];
}

/** The customer's file as a way into the form: chosen, or dropped on the page or the list of orders. Entered, it is the order's original. */
export function useFileImport({ form, latest, set, put }: Given) {
  const t = useT();
  const importing = useImport(form.customerId);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const open = async (file: File | undefined) => {
    if (!file) return;
    if (!isTable(file)) return toast({ text: t("imports.notTable", { name: file.name }) });
    if (file.size > mostBytes) return toast({ text: t("imports.tooBig", { name: file.name }) });
    const preview = await importing.open(file);
    if (preview) setCustomer(preview);
  };
  const setCustomer = ({ facts: { customer } }: Preview) => {
    if (customer && !latest.current.customerId) set({ customerId: customer.id, customerName: customer.name });
  };
  const take = async (now: Import) => {
    setBusy(true);
    try {
      const original = importing.file && now.source === "file" ? await upload(importing.file) : undefined;
      const { filled, change } = factsFor(latest.current, now);
      const lines = linesOf(now);
      set({ ...change, lines: put(lines), ...(original && { originals: [...latest.current.originals, { id: original.id, name: original.name }] }) });
      const told = [t("imports.taken", { count: lines.length }), ...(filled.length ? [t("imports.filled", { fields: filled.map((name) => t(`orders.${name}`)).join(", ") })] : [])].join(" · ");
      toast({ text: told });
      announce(told);
      importing.taken();
    } catch (failure) {
      importing.setError(failure);
    }
    setBusy(false);
  };
  const chosen = () => {
    void open(field.current?.files?.[0]);
    if (field.current) field.current.value = "";
  };
  useWaiting((file) => void open(file));
  const button = (
    <>
      <input ref={field} type="file" accept={acceptedTables} hidden onChange={chosen} />
      <Button size="small" icon={<UploadOutlined />} loading={importing.reading !== undefined} onClick={() => field.current?.click()}>{t("imports.choose")}</Button>
    </>
  );
  return { importing, busy, button, take: (now: Import) => void take(now) };
}

/** What the file says and the form does not. */
function factsFor(form: EntryForm, { facts }: Import): { filled: string[]; change: Partial<EntryForm> } {
  const { customerPo, requestedDate } = facts;
  const change = { ...(customerPo && !form.customerPo && { customerPo }), ...(requestedDate && !form.requestedDate && { requestedDate }) };
  return { filled: Object.keys(change), change };
}

/** Takes up a file that was dropped on this page or brought from another. */
function useWaiting(take: (file: File) => void): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  const file = useStore(waitingFile);
  useEffect(() => {
    if (!file) return;
    waitingFile.set(undefined);
    latest.current(file);
  }, [file]);
}
