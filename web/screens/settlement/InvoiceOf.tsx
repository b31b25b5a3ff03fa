import { Goto } from "../../parts/Goto.tsx";

/** The invoice behind an open amount by both its numbers; a charge has only its own. */
export function InvoiceOf({ invoiceId, invoiceNumber, taxNumber }: { invoiceId: string | null; invoiceNumber: string; taxNumber: string }) {
  const words = [taxNumber, invoiceNumber].filter(Boolean).join(" · ");
  return invoiceId ? <Goto href={`/settlement/invoices/${invoiceId}`}>{words}</Goto> : words;
}
