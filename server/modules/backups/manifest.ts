import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Bytes of one part as they lie in the archive. */
const part = z.strictObject({ name: z.string(), bytes: z.int().min(0), sha256 });
export type Part = z.output<typeof part>;

const table = part.extend({ table: z.string(), columns: z.array(z.string()).min(1), rows: z.int().min(0) });
export type TablePart = z.output<typeof table>;

/** What an archive says of itself. It is the last but one entry: an archive without it was cut off. */
export const manifest = z.strictObject({
  format: z.literal("gendan-backup-1"),
  id: z.uuid(),
  /** Of the program that wrote it. */
  version: z.string(),
  /** The migrations that the database had seen, in their order. */
  schema: z.array(z.string()).min(1),
  /** The moment of which all rows are. */
  createdAt: z.iso.datetime(),
  tables: z.array(table),
  seals: z.array(part),
  /** Originals, evidence and papers: each lies under its own hash; `sha256` is of the list "company hash bytes", a line each, in the archive's order. */
  files: z.strictObject({ count: z.int(), bytes: z.int(), sha256 }),
  /** Files that the rows name and whose bytes were gone or damaged already. */
  missing: z.array(z.strictObject({ companyId: z.string(), sha256 })),
});
export type Manifest = z.output<typeof manifest>;

export const manifestName = "manifest.json";
/** SHA-256 of the manifest, so that damage to the manifest itself is seen. */
export const sealName = "manifest.sha256";
export const fileLine = (companyId: string, hash: string, bytes: number): string => `${companyId} ${hash} ${bytes}\n`;
const filePath = /^files\/(\d{1,19})\/([0-9a-f]{64})$/;

/** Company and hash of an entry that is a file; undefined for all else. */
export function fileOf(name: string): { companyId: string; sha256: string } | undefined {
  const [, companyId, hash] = filePath.exec(name) ?? [];
  return companyId && hash ? { companyId, sha256: hash } : undefined;
}

/** `gendan-20261129-023000.tar`; by the name the newest is the last. */
export const archiveNameAt = (at: Date): string => `gendan-${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-")}.tar`;
export const archiveNames = /^gendan-\d{8}-\d{6}\.tar$/;
