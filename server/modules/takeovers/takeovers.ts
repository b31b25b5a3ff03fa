import type { Refusal, Subject } from "../../../contract/toolkit.ts";
import type { TakeoverKind } from "../../../contract/takeovers.ts";
import { compare } from "../../../contract/money.ts";

export interface Takeover {
  id: string;
  cutoverOn: string;
  openedBy: string;
  openedAt: Date;
  acceptedBy: string | null;
  acceptedAt: Date | null;
  revision: number;
}

/** The credit that a customer is to have by a file of customers; what the file leaves out stays as it is. */
export interface OldCredit {
  customerId: string;
  creditLimit?: string;
  temporaryCredit?: string;
  temporaryCreditUntil?: string;
}

/** How much of a customer's credit the open documents of a book use; less than nothing where he paid ahead. */
export interface OldExposure {
  customerId: string;
  currency: string;
  amount: string;
}

/** A file of the old books as it was taken in; its bytes lie under their hash. */
export interface OldFile {
  id: string;
  kind: TakeoverKind;
  source: string;
  name: string;
  sha256: string;
  /** Field → header. */
  columns: Record<string, string>;
  rows: number;
  /** What its rows come to, by the key of each sum. */
  sums: Record<string, string>;
  credits: readonly OldCredit[];
  exposures: readonly OldExposure[];
  by: string;
  byName: string;
  at: Date;
}

export const takeoverSubject = (id: string): Subject => ({ kind: "takeover", id });

/** Why nothing of a takeover can be changed any more. */
export const sealedRefusal = ({ acceptedAt }: Pick<Takeover, "acceptedAt">): Refusal | undefined => (acceptedAt ? { code: "takeoverAccepted", facts: { at: acceptedAt.toISOString() } } : undefined);

/** What stands between files and acceptance: sums that nobody typed in, then sums that differ. `expected` are the sums of the files, by key. */
export function sumsRefusal(expected: Readonly<Record<string, string>>, book: Readonly<Record<string, string>>): Refusal | undefined {
  const keys = Object.keys(expected);
  const open = keys.filter((key) => book[key] === undefined);
  if (open.length) return { code: "takeoverSumsOpen", facts: { count: open.length, keys: open } };
  const differing = keys.filter((key) => compare(expected[key]!, book[key]!) !== 0);
  return differing.length ? { code: "takeoverDiffers", facts: { count: differing.length, keys: differing } } : undefined;
}
