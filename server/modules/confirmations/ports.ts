import type { SnapshotOf } from "../../../contract/papers.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import type { FilesRoom, MaySee } from "../files/index.ts";
import type { PapersRoom } from "../papers/index.ts";
import type { Contact, OrderNow } from "./confirmations.ts";

export interface MailToCustomer {
  to: string;
  template: "orderConfirmation" | "confirmationReminder";
  /** For the words of the mail: url, expiresAt, orderNumber, companyName, customerName, contactName. */
  facts: Record<string, string>;
  /** The paper that goes with it as PDF. */
  paperId: string;
  orderId: string;
}

/** What confirmations need of other rooms; handed over by `server/rooms.ts`. */
export interface Ports {
  papers: PapersRoom;
  files: Pick<FilesRoom, "isSound">;
  /** Whether who asks reaches a subject of kind `order` with the permission of the request. */
  maySee: MaySee;
  /** The facts of 《订单确认函》; the last box of its signatures is the customer's. */
  snapshotOf: (context: CommandContext, orderId: string) => Promise<SnapshotOf<"orderConfirmation">>;
  /** Locks the order, for orders are locked before their confirmations, and tells its version. */
  lockOrder: (context: CommandContext, orderId: string) => Promise<OrderNow | undefined>;
  /** The same without a lock, for pages. */
  orderNow: (tx: Tx, orderId: string) => Promise<OrderNow | undefined>;
  /** The version that a change proposes, while it waits for the customer; undefined when it does not, or no longer. */
  proposalNow: (tx: Tx, changeId: string) => Promise<OrderNow | undefined>;
  /** A contact of the customer with its real phones; undefined when it is none of his. */
  contactOf: (tx: Tx, customerId: string, contactId: string) => Promise<Contact | undefined>;
  sendMail: (context: CommandContext, mail: MailToCustomer) => Promise<void>;
  /** The address of the page that takes a token. */
  linkUrl: (tx: Tx, token: string) => Promise<string>;
}
