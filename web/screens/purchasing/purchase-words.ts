import type { listPurchases, listSuppliers, PurchaseState, readPurchase } from "../../../contract/purchasing.ts";
import type { listShortages } from "../../../contract/shortages.ts";
import type { Answer } from "../../api/client.ts";
import type { Tone } from "../../ui/StatusTag.tsx";

export type Shortage = Answer<typeof listShortages>["rows"][number];
export type PurchaseRow = Answer<typeof listPurchases>["rows"][number];
export type PurchaseFile = Answer<typeof readPurchase>;
export type Supplier = Answer<typeof listSuppliers>["rows"][number];

export const purchaseTones: Record<PurchaseState, Tone> = { draft: "idle", ordered: "moving", partlyReceived: "warn", received: "good", cancelled: "idle" };

/** Where the document of an answer is looked at. */
export const answerHref = ({ by, documentId }: Pick<Shortage["answers"][number], "by" | "documentId">): string | undefined =>
  documentId === null ? undefined : by === "production" ? `/production/runs?run=${documentId}` : by === "transfer" ? `/stock/transfers/${documentId}` : `/purchasing/${documentId}`;
