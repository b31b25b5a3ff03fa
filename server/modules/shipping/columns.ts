import type { customerNotices } from "../../../contract/policy-words.ts";
import type { PackageInput, ReversedFact } from "../../../contract/shipping.ts";
import type { EndingTables } from "../../platform/search-endings.ts";
import { tableOf } from "../../platform/table.ts";
import type { Delivery, Line } from "./shipping.ts";

const deliveryColumns = {
  id: "uuid", number: "text", orderId: "uuid", orderNumber: "text", customerId: "uuid", customerName: "text", salespersonId: "uuid", departmentId: "uuid", orderCreatedBy: "uuid",
  warehouseId: "uuid", address: "text", specialNeeds: "text", policy: "jsonb", urgent: "boolean", dueOn: "date", state: "text", revision: "int", requestedAt: "timestamptz", pickingDone: "boolean",
  packingDone: "boolean", carrierAppointment: "timestamptz", reportedOn: "date", carriageBy: "text", carrier: "text", trackingNumber: "text", tripId: "uuid", stopNo: "int", groupId: "uuid", expectedArrival: "date",
  shippedAt: "timestamptz", arrivedAt: "timestamptz", contactedAt: "timestamptz", objectedAt: "timestamptz", signedAt: "timestamptz", heardLater: "jsonb", receiptMeans: "text", receiptBody: "text",
  receiptHash: "text", objection: "text", receiptBy: "uuid", receiptByName: "text", receiptNo: "int",
} satisfies Record<keyof Delivery, string>;
export const deliveryTable = tableOf<Delivery>("shipping.deliveries", deliveryColumns);
/** With what it is found by. */
export const filedDeliveryTable = tableOf<Delivery & { searchText: string }>("shipping.deliveries", { ...deliveryColumns, searchText: "text" });
export const endings: EndingTables = { numbers: "shipping.number_endings", names: "shipping.name_endings" };

export const lineTable = tableOf<Line>("shipping.lines", {
  id: "uuid", deliveryId: "uuid", lineNo: "int", orderLineId: "uuid", scheduleId: "uuid", productId: "uuid", productCode: "text", name: "text", spec: "text", unit: "text", barCode: "text",
  customerPartNo: "text", ordered: "numeric", overPercent: "numeric", underPercent: "numeric", allowedMost: "numeric", allowedLeast: "numeric", secondUnit: "text", weighed: "boolean",
  secondPicked: "numeric", pieces: "jsonb", backOrdered: "numeric", picked: "numeric", packed: "numeric", shipped: "numeric", received: "numeric", shortReason: "text", receiptReason: "text", receiptNote: "text",
} satisfies Record<keyof Line, string>);

export interface Person {
  /** A delivery or a trip. */
  ownerId: string;
  role: "receiver" | "driver" | "signer";
  name: string;
  phone: string;
}
export const peopleTable = tableOf<Person>("shipping.people", { ownerId: "uuid", role: "text", name: "text", phone: "text" });

export type Package = PackageInput & { deliveryId: string; no: number };
export const packageTable = tableOf<Package>("shipping.packages", { deliveryId: "uuid", no: "int", label: "text", weightKg: "numeric", size: "text", contents: "jsonb" });

export interface Report {
  id: string;
  deliveryId: string;
  day: string;
  at: Date;
  by: string;
  pickingDone: boolean;
  packingDone: boolean;
  carrierAppointment: Date | null;
  note: string;
}
export const reportTable = tableOf<Report>("shipping.reports", {
  id: "uuid", deliveryId: "uuid", day: "date", at: "timestamptz", by: "uuid", pickingDone: "boolean", packingDone: "boolean", carrierAppointment: "timestamptz", note: "text",
});

export interface Difference {
  what: "product" | "quantity" | "address";
  lineId: string | null;
  expected: string;
  found: string;
}
export interface Check {
  id: string;
  deliveryId: string;
  at: Date;
  by: string;
  byName: string;
  passed: boolean;
  differs: Difference[];
  note: string;
}
export const checkTable = tableOf<Check>("shipping.checks", {
  id: "uuid", deliveryId: "uuid", at: "timestamptz", by: "uuid", byName: "text", passed: "boolean", differs: "jsonb", note: "text",
});

export interface Notice {
  id: string;
  deliveryId: string;
  at: Date;
  by: keyof typeof customerNotices;
  recipient: string;
  /** Null for a letter that the system sent. */
  byName: string | null;
}
export const noticeTable = tableOf<Notice>("shipping.notices", { id: "uuid", deliveryId: "uuid", at: "timestamptz", by: "text", recipient: "text", byName: "text" });

export interface Contact {
  id: string;
  deliveryId: string;
  at: Date;
  by: string;
  byName: string;
  quantityGood: boolean | null;
  qualityGood: boolean | null;
  packagingGood: boolean | null;
  note: string;
}
export const contactTable = tableOf<Contact>("shipping.contacts", {
  id: "uuid", deliveryId: "uuid", at: "timestamptz", by: "uuid", byName: "text", quantityGood: "boolean", qualityGood: "boolean", packagingGood: "boolean", note: "text",
});

export interface ReceiptFile {
  deliveryId: string;
  receiptNo: number;
  fileId: string;
  sha256: string;
  what: "signature" | "photo" | "scan";
  lineId: string | null;
}
export const receiptFileTable = tableOf<ReceiptFile>("shipping.receipt_files", { deliveryId: "uuid", receiptNo: "int", fileId: "uuid", sha256: "text", what: "text", lineId: "uuid" });

export interface Feedback {
  id: string;
  deliveryId: string;
  at: Date;
  means: "link" | "staff";
  quality: number | null;
  punctuality: number | null;
  service: number | null;
  comments: string;
  afterSalesResult: string | null;
  by: string;
  byName: string | null;
}
export const feedbackTable = tableOf<Feedback>("shipping.feedback", {
  id: "uuid", deliveryId: "uuid", at: "timestamptz", means: "text", quality: "int", punctuality: "int", service: "int", comments: "text", afterSalesResult: "text", by: "uuid", byName: "text",
});

export interface Allowance {
  id: string;
  deliveryId: string;
  lineId: string;
  quantity: string;
  reason: string;
  at: Date;
  by: string;
  byName: string;
}
export const allowanceTable = tableOf<Allowance>("shipping.allowances", {
  id: "uuid", deliveryId: "uuid", lineId: "uuid", quantity: "numeric", reason: "text", at: "timestamptz", by: "uuid", byName: "text",
});

export interface Reversal {
  id: string;
  deliveryId: string;
  what: ReversedFact;
  reason: string;
  /** What it had said, as it stood. */
  said: Record<string, unknown>;
  at: Date;
  by: string;
  byName: string;
}
export const reversalTable = tableOf<Reversal>("shipping.reversals", { id: "uuid", deliveryId: "uuid", what: "text", reason: "text", said: "jsonb", at: "timestamptz", by: "uuid", byName: "text" });
