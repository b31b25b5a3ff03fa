import { createHash } from "node:crypto";
import { type ArchivedEntry, type Manifest, orderFileFormat } from "../../../contract/order-file.ts";
import { paperKinds } from "../../../contract/papers.ts";
import { canonical } from "../../modules/journal/index.ts";
import type { FilesRoom } from "../../modules/files/index.ts";
import { type ZipEntry, zipped } from "../../platform/zip.ts";
import { indexPage, type Linked } from "./index-page.ts";
import type { TakenOut } from "./take-out.ts";

const sha256Of = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

/** The manifest's own hash: of everything that it says beside. */
export const manifestHash = ({ hash: _hash, ...said }: Omit<Manifest, "hash"> & { hash?: string }): string => sha256Of(canonical(said));

interface Bytes extends Linked {
  sha256: string;
}

// Names come from people: what one system takes for a folder, a drive or a device (CON, LPT1) is a name on another.
const safe = (name: string): string => name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, "_").replace(/[. ]+$/, "_").replace(/^(?=(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))/i, "_");

/** Paths that differ, also where file systems do not tell capitals from small letters. */
function apart<T extends { path: string }>(entries: readonly T[]): T[] {
  const taken = new Set<string>();
  return entries.map((entry) => {
    const [stem, ending] = /^(.*?)(\.[^./]{1,8})?$/s.exec(entry.path)!.slice(1);
    let path = entry.path;
    for (let n = 2; taken.has(path.toLowerCase()); n += 1) path = `${stem} (${n})${ending ?? ""}`;
    taken.add(path.toLowerCase());
    return { ...entry, path };
  });
}

/** All files of bytes that go along, with where they lie in the archive. */
function bytesOf({ sections: { order, papers, files }, language }: TakenOut): Bytes[] {
  const pdfs = papers.flatMap(({ kind, number, version, renderings }) =>
    renderings.map(({ size, locale, signatures, sha256 }) => ({
      folder: "papers" as const, sha256, path: `papers/${safe(`${paperKinds[kind].name[language]} ${number} V${version} ${size} ${locale} ${signatures}`)}.pdf`,
    })));
  const kept = files.map(({ id, name, sha256 }) => {
    const folder = order.originals.includes(id) ? ("originals" as const) : ("evidence" as const);
    return { folder, sha256, path: `${folder}/${safe(name)}` };
  });
  return apart([...pdfs, ...kept]);
}

function pageOf({ sections, company, actor, takenAt, leftOut, language }: TakenOut, links: readonly Linked[]): string {
  return indexPage({ sections, company, takenBy: actor.name, takenAt: takenAt.toISOString(), links, leftOut, data: Object.keys(sections.json) }, language);
}

async function* entriesOf(taken: TakenOut, files: FilesRoom): AsyncGenerator<ZipEntry> {
  const { sections, actor, takenAt: at } = taken;
  const links = bytesOf(taken);
  yield { path: "index.html", bytes: Buffer.from(pageOf(taken, links)), at };
  for (const [path, value] of Object.entries(sections.json)) yield { path, bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`), at };
  for (const { path, sha256 } of links) yield { path, bytes: await files.readBytes(actor.companyId, sha256), at, store: true };
}

function manifestOf({ company, sections, takenAt, actor, journal, leftOut }: TakenOut, entries: readonly ArchivedEntry[]): Manifest {
  const { seq, hash } = journal.entries.at(-1)!;
  const said = {
    format: orderFileFormat as typeof orderFileFormat, company, order: { id: sections.order.id, number: sections.order.number }, takenAt, takenBy: actor.name, journal: { seq, hash }, leftOut, entries: [...entries],
  };
  return { ...said, hash: manifestHash(said) };
}

/** The archive as a ZIP, piece by piece; its last entry is the manifest with the hashes of those before it. */
export function packed(taken: TakenOut, files: FilesRoom): AsyncGenerator<Uint8Array> {
  async function* withManifest(): AsyncGenerator<ZipEntry> {
    const entries: ArchivedEntry[] = [];
    for await (const entry of entriesOf(taken, files)) {
      entries.push({ path: entry.path, size: entry.bytes.length, sha256: sha256Of(entry.bytes) });
      yield entry;
    }
    yield { path: "manifest.json", bytes: Buffer.from(`${JSON.stringify(manifestOf(taken, entries), null, 2)}\n`), at: taken.takenAt };
  }
  return zipped(withManifest());
}

/** A name to save it under. */
export const archiveName = ({ sections: { order }, takenAt }: TakenOut): string => `${safe(order.number)}-${takenAt.toISOString().slice(0, 10)}.zip`;
