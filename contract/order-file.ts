import { z } from "zod";
import { sha256 } from "./files.ts";
import { id, instant, query } from "./toolkit.ts";

/** The form of the archive; a later one that old verifiers cannot read gets another name. */
export const orderFileFormat = "gendan-order-file/1";

/** One entry of the archive beside the manifest itself. */
export const archivedEntry = z.object({ path: z.string(), size: z.int(), sha256 });
export type ArchivedEntry = z.output<typeof archivedEntry>;

/** What of the file is missing because whoever took it out may not see it: the name of the read, and the permission that it needs. */
export const leftOut = z.object({ what: z.string(), permission: z.string() });
export type LeftOut = z.output<typeof leftOut>;

/** `manifest.json` of an order's archive: the hash of every entry, and the end of the order's journal as it stood. */
export const manifest = z.object({
  format: z.literal(orderFileFormat),
  company: z.string(),
  order: z.object({ id, number: z.string() }),
  takenAt: instant,
  takenBy: z.string(),
  /** Number and hash of the last entry of the order's chain. */
  journal: z.object({ seq: z.string(), hash: sha256 }),
  leftOut: z.array(leftOut),
  entries: z.array(archivedEntry),
  /** SHA-256 of the canonical JSON of all the above. */
  hash: sha256,
});
export type Manifest = z.output<typeof manifest>;

/** The journal of the order, word for word: enough to walk its chain without the house. */
export const archivedJournal = z.object({
  subject: z.object({ kind: z.string(), id }),
  entries: z.array(z.object({ seq: z.string(), at: instant, actorKind: z.string(), actorId: id, body: z.string(), hash: sha256 })),
});
export type ArchivedJournal = z.output<typeof archivedJournal>;

/** Each version of the order as it was submitted; `hash` is SHA-256 of `body`. */
export const archivedVersions = z.array(z.object({ version: z.int(), at: instant, by: id, hash: sha256, body: z.string() }));
export type ArchivedVersions = z.output<typeof archivedVersions>;

export const downloadOrderFile = query({
  name: "orders.file", summary: "The whole file of an order as one ZIP archive with the hash of every entry; taking it out is put on record", path: "/orders/:orderId/file",
  permission: "orders.export", params: z.object({ orderId: id }), answer: z.unknown(),
});
