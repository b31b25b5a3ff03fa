import { canonical } from "../journal/index.ts";
import type { Line, Order } from "./orders.ts";

/** The commercial content of an order, word for word: what reviews, confirmations and papers bind. A version that calls the order off says so. */
export const versionBody = (order: Order, lines: readonly Line[], { version, cancelled = false }: { version: number; cancelled?: boolean }): string => {
  const { number, customerId, contactId, addressId, customerPo, requestedDate, paymentTerms, currency, specialNeeds, remarks, netAmount, taxAmount, totalAmount } = order;
  return canonical({
    number, version, customerId, contactId, addressId, customerPo, requestedDate, paymentTerms, currency, specialNeeds, remarks, netAmount, taxAmount, totalAmount, lines, ...(cancelled && { cancelled }),
  });
};
