import { addressLine, type CustomerFile } from "../../contract/customers.ts";
import type { Shown, Side } from "../modules/changes/index.ts";
import type { Line, Order } from "../modules/orders/index.ts";
import { needTexts, stageText } from "./papers/words.ts";

const nameOf = (list: readonly { id: string; name: string }[], id: string | null): Shown => ({ value: id, text: list.find((one) => one.id === id)?.name ?? null });

function addressOf({ addresses }: CustomerFile, id: string | null): Shown {
  const found = addresses.find((address) => address.id === id);
  return { value: id, text: found ? addressLine(found) : null };
}

const termsOf = ({ paymentTerms }: Pick<Order, "paymentTerms">): Shown => ({
  value: paymentTerms?.stages ?? null, text: paymentTerms ? paymentTerms.name || paymentTerms.stages.map(stageText).join("；") : null,
});

/** One side of a change, as differences are taken from it: the order as it is, or as it is wanted. */
export const sideOf = (order: Order, lines: readonly Line[], customer: CustomerFile): Side => ({
  lines: lines.map(({ id, lineNo, productId, productCode, name, spec, customParameters, unit, quantity, unitPrice, requestedDate, customerPartNo, remark }) => ({
    id, lineNo, productId, productCode, name, spec, customParameters, unit, quantity, unitPrice, date: requestedDate, customerPartNo, remark,
  })),
  date: order.requestedDate, terms: termsOf(order), address: addressOf(customer, order.addressId), contact: nameOf(customer.contacts, order.contactId),
  specialNeeds: { value: order.specialNeeds, text: needTexts(order.specialNeeds).join("；") || null }, remarks: order.remarks,
});
