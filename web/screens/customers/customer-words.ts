import type { CustomerState, getCustomer, listCustomers } from "../../../contract/customers.ts";
import type { Answer } from "../../api/client.ts";
import type { Tone } from "../../ui/StatusTag.tsx";

export type CustomerFile = Answer<typeof getCustomer>;
export type CustomerRow = Answer<typeof listCustomers>["rows"][number];

export const stateTones: Record<CustomerState, Tone> = { pending: "warn", approved: "good", refused: "bad", blocked: "bad" };

/** A phone that the server masked can be shown, but neither called nor saved again. */
export const isMasked = (phone: string): boolean => phone.includes("*");
