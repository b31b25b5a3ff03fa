import { z } from "zod";
import { query } from "./toolkit.ts";

/** What may be wrong with the address that customers are sent to; `ok` alone means nothing is. */
export const addressFindings = ["ok", "unreachable", "timeout", "certificate", "redirected", "notGendan", "otherInstallation", "plainHttp", "privateAddress", "staffExposed"] as const;

export const readCustomerAddress = query({
  name: "links.customerAddress", summary: "The addresses that staff and customers use", path: "/customer-address", permission: "links.check",
  answer: z.object({ customers: z.string(), staff: z.string(), own: z.boolean() }),
});
/** Asks the configured address, and no other, whether this installation answers there. */
export const checkCustomerAddress = query({
  name: "links.checkCustomerAddress", summary: "Look whether the customers' address leads to this installation, and to nothing that is the staff's", path: "/customer-address/check", permission: "links.check",
  answer: z.object({ findings: z.array(z.object({ what: z.enum(addressFindings), detail: z.string() })) }),
});
