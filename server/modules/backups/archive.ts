import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract, pack } from "tar-stream";
import { fileLine, fileOf, type Manifest, manifest, manifestName, type Part, sealName } from "./manifest.ts";

/** Why an archive is not taken; the sentence names the part. */
export class ArchiveDamaged extends Error {}

/** An archive under way: it lies under another name until `finish`. */
export interface ArchiveWriter {
  /** Adds an entry whose size is known; answers when its bytes are handed on. */
  add(name: string, bytes: AsyncIterable<Uint8Array>, size: number): Promise<Part>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, "r");
  await handle.sync().finally(() => handle.close());
}

/** Begins an archive that is there whole under `path` or not at all. Entries of more than 8 GB are written as GNU tar does. */
export function archiveWriter(path: string, at: Date): ArchiveWriter {
  const [half, tar] = [`${path}.part`, pack()];
  const written = pipeline(tar, createWriteStream(half, { mode: 0o600 }));
  // Awaited by `finish`; without this an early fault (a full disk) would end the process.
  written.catch(() => undefined);
  return {
    async add(name, bytes, size) {
      const hash = createHash("sha256");
      const hashed = async function* (source: AsyncIterable<Uint8Array>) {
        for await (const chunk of source) {
          hash.update(chunk);
          yield chunk;
        }
      };
      const entry = tar.entry({ name, size, mode: 0o600, mtime: at });
      await Promise.race([pipeline(Readable.from(bytes), hashed, entry), written.then(() => Promise.reject(new Error("the archive was closed")))]);
      return { name, bytes: size, sha256: hash.digest("hex") };
    },
    async finish() {
      tar.finalize();
      await written;
      await synced(half);
      await rename(half, path);
      if (process.platform !== "win32") await synced(dirname(path));
    },
    async abandon() {
      tar.destroy();
      await written.catch(() => undefined);
      await rm(half, { force: true });
    },
  };
}

/** Walks through the entries of an archive; what `visit` leaves of one is read past. Throws ArchiveDamaged where the archive itself breaks off. */
export async function eachEntry(path: string, visit: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<boolean | void>): Promise<void> {
  const source = createReadStream(path);
  const entries = extract();
  let last = "its beginning";
  source.on("error", (error) => entries.destroy(error));
  source.pipe(entries);
  try {
    for await (const entry of entries) {
      last = entry.header.name;
      const goesOn = await visit(entry.header.name, Readable.from(entry));
      if (goesOn === false) return;
      entry.resume();
    }
  } catch (error) {
    if (error instanceof Error && /tar header|end of data|Premature|Writable stream closed/i.test(error.message)) throw new ArchiveDamaged(`the archive breaks off after ${last}`, { cause: error });
    throw error;
  } finally {
    source.destroy();
    entries.destroy();
  }
}

async function measured(bytes: AsyncIterable<Uint8Array>, keep: boolean): Promise<{ bytes: number; sha256: string; text: string }> {
  const [hash, kept] = [createHash("sha256"), [] as Uint8Array[]];
  let size = 0;
  for await (const chunk of bytes) {
    hash.update(chunk);
    size += chunk.length;
    if (keep) kept.push(chunk);
  }
  return { bytes: size, sha256: hash.digest("hex"), text: Buffer.concat(kept).toString("utf8") };
}

function manifestIn(text: string): Manifest {
  try {
    return manifest.parse(JSON.parse(text));
  } catch (cause) {
    throw new ArchiveDamaged(`${manifestName} cannot be read`, { cause });
  }
}

/** Reads all of an archive and compares every hash; answers its manifest. Throws ArchiveDamaged with the name of the first part at fault. */
export async function checkArchive(path: string): Promise<Manifest> {
  const [parts, list] = [new Map<string, Part>(), createHash("sha256")];
  let [files, fileBytes, told, sealed] = [0, 0, "", ""];
  await eachEntry(path, async (name, stream) => {
    const { bytes, sha256, text } = await measured(stream, name === manifestName || name === sealName);
    const file = fileOf(name);
    if (file) {
      if (file.sha256 !== sha256) throw new ArchiveDamaged(`${name} has another hash`);
      list.update(fileLine(file.companyId, sha256, bytes));
      [files, fileBytes] = [files + 1, fileBytes + bytes];
    } else if (name === manifestName) told = text;
    else if (name === sealName) sealed = text.trim();
    else parts.set(name, { name, bytes, sha256 });
  });
  if (!told || !sealed) throw new ArchiveDamaged(`${told ? sealName : manifestName} is missing: the archive was cut off, or is none of Gendan`);
  if (createHash("sha256").update(told).digest("hex") !== sealed) throw new ArchiveDamaged(`${manifestName} has another hash`);
  const said = manifestIn(told);
  for (const { name, bytes, sha256 } of [...said.tables, ...said.seals]) {
    const found = parts.get(name);
    if (!found) throw new ArchiveDamaged(`${name} is missing`);
    if (found.bytes !== bytes || found.sha256 !== sha256) throw new ArchiveDamaged(`${name} has another hash`);
  }
  if (said.files.count !== files || said.files.bytes !== fileBytes || said.files.sha256 !== list.digest("hex")) throw new ArchiveDamaged(`files/: ${files} files of ${said.files.count}`);
  return said;
}
