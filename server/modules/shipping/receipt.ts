import { createHash } from "node:crypto";
import type { CaseKind } from "../../../contract/cases.ts";
import { compare, type Decimal } from "../../../contract/money.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import { canonical } from "../journal/index.ts";
import type { ReceiptFile } from "./columns.ts";
import type { Delivery, Line, Reason } from "./shipping.ts";

export interface Receipt {
  signer: string;
  objection: string;
  lines: readonly { lineId: string; received: Decimal; reason?: Reason; note: string }[];
}

const differs = (line: Line) => compare(line.received ?? line.shipped, line.shipped) !== 0;

/** What is missing of a receipt: each shipped line counted once, and a reason where the count differs. Collected. */
export function receiptFaults(lines: readonly Line[], { lines: given }: Receipt): Refusal[] {
  const foreign = given.filter(({ lineId }, i) => !lines.some(({ id }) => id === lineId) || given.findIndex((other) => other.lineId === lineId) !== i);
  if (foreign.length) return [{ code: "deliveryLineUnknown" }];
  return lines.filter(({ shipped }) => compare(shipped, "0") > 0).flatMap((line): Refusal[] => {
    const i = given.findIndex(({ lineId }) => lineId === line.id);
    const counted = given[i];
    if (!counted) return [{ code: "receivedNotSaid", facts: { productCode: line.productCode } }];
    const unexplained = compare(counted.received, line.shipped) !== 0 && !counted.reason;
    return unexplained ? [{ code: "differenceReasonNeeded", facts: { productCode: line.productCode, shipped: line.shipped, received: counted.received }, path: ["lines", i, "reason"] }] : [];
  });
}

/** The lines with what the customer says of them. */
export const withReceived = (lines: readonly Line[], { lines: given }: Receipt): Line[] =>
  lines.map((line) => {
    const counted = given.find(({ lineId }) => lineId === line.id);
    return counted ? { ...line, received: counted.received, receiptReason: counted.reason ?? null, receiptNote: counted.note || null } : line;
  });

const kindOf: Record<Reason, CaseKind> = { damaged: "damage", missing: "quantity", shortInStock: "quantity", wrongProduct: "other", quality: "quality", other: "other" };

export interface Objection {
  kind: CaseKind;
  description: string;
}

/** What the customer objects to, in words or by a line that differs (01.19); undefined when all is well. */
export function objectionIn(lines: readonly Line[], words: string): Objection | undefined {
  const bad = lines.filter((line) => line.receiptReason !== null || differs(line));
  if (!bad.length && !words) return undefined;
  const reason = bad.find(({ receiptReason }) => receiptReason)?.receiptReason;
  const told = bad.map((line) => `${line.productCode} ${line.name}：${line.shipped} → ${line.received ?? ""} ${line.unit} ${line.receiptNote ?? ""}`.trim());
  return { kind: reason ? kindOf[reason] : "other", description: [words, ...told].filter(Boolean).join("\n") };
}

/** Every word that is signed, so that one changed byte shows; names of people are bound by a hash of their own, for they may be deleted. */
export function signedBody(delivery: Pick<Delivery, "id" | "number" | "address">, given: { receipt: Receipt; files: readonly Pick<ReceiptFile, "sha256" | "what">[]; at: Date; means: string; by: string }): { body: string; hash: string } {
  const { signer, objection, lines } = given.receipt;
  const files = given.files.map(({ sha256, what }) => ({ sha256, what }));
  const body = canonical({ delivery: delivery.id, number: delivery.number, address: delivery.address, lines, objection, signerHash: sha256(signer), files, at: given.at, means: given.means, by: given.by });
  return { body, hash: sha256(body) };
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
