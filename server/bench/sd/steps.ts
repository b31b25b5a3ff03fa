/** A dialog step of the SAP SD step list: its number there, the transaction, and how this house calls it. */
export interface StepName {
  number: number;
  transaction: string;
  does: string;
}

/** The loop of the step list: 15 dialog steps take one order of five lines from its entry to its invoice. 0, 1 (logon), 17 and 18 (logoff) stand outside it. */
export const stepNames = [
  { number: 2, transaction: "VA01", does: "open the order form" },
  { number: 3, transaction: "VA01", does: "header: the customer's file" },
  { number: 4, transaction: "VA01", does: "five items: prices, stock, credit" },
  { number: 5, transaction: "VA01", does: "save the order" },
  { number: 6, transaction: "VL01N", does: "find the order's delivery" },
  { number: 7, transaction: "VL01N", does: "open the delivery" },
  { number: 8, transaction: "VL01N", does: "save the delivery: picked, packed" },
  { number: 9, transaction: "VA03", does: "find the order by its number" },
  { number: 10, transaction: "VA03", does: "display the order" },
  { number: 11, transaction: "VL02N", does: "open the delivery" },
  { number: 12, transaction: "VL02N", does: "post the goods issue" },
  { number: 13, transaction: "VA05", does: "open the list of orders" },
  { number: 14, transaction: "VA05", does: "list 40 orders of one customer" },
  { number: 15, transaction: "VF01", does: "find what is to be invoiced" },
  { number: 16, transaction: "VF01", does: "save the invoice" },
] as const satisfies readonly StepName[];

/** What a user works at; steps are taken one after the other, and after the last the first again. */
export interface Worker {
  /** Takes the step of this position in the list; rejects when anything but success is answered. */
  take(position: number): Promise<void>;
}

/** A quantity from 1 to 20 for each line of a user's nth order; orders differ as those of a customer do. */
export const quantitiesOf = (seed: number, lines: number): string[] => Array.from({ length: lines }, (_, line) => String(1 + (Math.floor(seed / 20 ** line) % 20)));
