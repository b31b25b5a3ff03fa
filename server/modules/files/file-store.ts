import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { headLength } from "./media-types.ts";

/** Bytes that are on disk, but not yet under their hash. */
export interface Received {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  /** The first bytes, which tell the kind. */
  readonly head: Buffer;
}

export interface StoredFile {
  sha256: string;
  /** When the bytes came, by the machine's clock, in milliseconds. */
  since: number;
}

/** More bytes came than are allowed; nothing of them is left. */
export class TooLarge extends Error {}
/** The bytes under a hash are gone or have another hash. */
export class Damaged extends Error {}

const isGone = (error: unknown) => (error as { code?: string }).code === "ENOENT";
const hashPattern = /^[0-9a-f]{64}$/;

/**
 * Bytes of originals, evidence and papers on disk, under a folder a company, each under its SHA-256. A name given by anybody never touches a path. Bytes are
 * written aside, synced and renamed, so that under a hash there is always either nothing or all of it.
 */
export class FileStore {
  readonly #root: string;
  constructor(root: string) {
    this.#root = root;
  }

  #folderOf(companyId: string): string {
    return join(this.#root, String(BigInt(companyId)));
  }
  #pathOf(companyId: string, sha256: string): string {
    if (!hashPattern.test(sha256)) throw new Error("not a SHA-256");
    return join(this.#folderOf(companyId), sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
  get #aside(): string {
    return join(this.#root, "aside");
  }

  /** Writes what comes aside, hashing it on the way; throws TooLarge beyond `limit` bytes and leaves nothing of a stream that broke. */
  async receive(source: AsyncIterable<Buffer>, limit: number): Promise<Received> {
    await mkdir(this.#aside, { recursive: true, mode: 0o700 });
    const path = join(this.#aside, randomUUID());
    const out = await open(path, "wx", 0o600);
    try {
      const hash = createHash("sha256");
      let [size, head] = [0, Buffer.alloc(0)];
      for await (const chunk of source) {
        size += chunk.length;
        if (size > limit) throw new TooLarge();
        if (head.length < headLength) head = Buffer.concat([head, chunk.subarray(0, headLength - head.length)]);
        hash.update(chunk);
        await out.writeFile(chunk);
      }
      await out.sync();
      return { path, size, head, sha256: hash.digest("hex") };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await out.close();
    }
  }

  /** Moves received bytes under their hash; safe to repeat, and it renews the date of bytes that were there. */
  async keep(companyId: string, received: Received): Promise<void> {
    const path = this.#pathOf(companyId, received.sha256);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(received.path, path);
    const folder = await open(dirname(path), "r");
    await folder.sync().finally(() => folder.close());
  }

  discard = (received: Received): Promise<void> => rm(received.path, { force: true });

  /** Keeps bytes that are in memory; answers their SHA-256. */
  async put(companyId: string, bytes: Buffer): Promise<Received> {
    const received = await this.receive(Readable.from([bytes]), Infinity);
    await this.keep(companyId, received);
    return received;
  }

  /** Bytes in memory, compared with their hash; throws Damaged. */
  async read(companyId: string, sha256: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.#stream(companyId, sha256)) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw new Damaged(sha256);
    return bytes;
  }

  /** Whether the bytes are there and still have their hash; reads them without holding them. */
  async isSound(companyId: string, sha256: string): Promise<boolean> {
    const hash = createHash("sha256");
    try {
      for await (const chunk of this.#stream(companyId, sha256)) hash.update(chunk);
    } catch (error) {
      if (error instanceof Damaged) return false;
      throw error;
    }
    return hash.digest("hex") === sha256;
  }

  sizeOf = async (companyId: string, sha256: string): Promise<number> => (await stat(this.#pathOf(companyId, sha256))).size;

  /** The bytes as a stream, unchecked; ask `isSound` first. */
  stream = (companyId: string, sha256: string): Readable => createReadStream(this.#pathOf(companyId, sha256));

  async *#stream(companyId: string, sha256: string): AsyncGenerator<Buffer> {
    try {
      yield* this.stream(companyId, sha256) as AsyncIterable<Buffer>;
    } catch (error) {
      throw isGone(error) ? new Damaged(sha256) : error;
    }
  }

  /** All hashes that a company has bytes of, folder by folder. */
  async *stored(companyId: string): AsyncGenerator<StoredFile[]> {
    const root = this.#folderOf(companyId);
    for (const first of await namesIn(root))
      for (const second of await namesIn(join(root, first))) {
        const names = (await namesIn(join(root, first, second))).filter((name) => hashPattern.test(name));
        yield await Promise.all(names.map(async (sha256) => ({ sha256, since: (await stat(this.#pathOf(companyId, sha256))).mtimeMs })));
      }
  }

  /** Removes bytes that nobody needs, unless they were kept anew since `before`; tells whether they are gone. */
  async remove(companyId: string, sha256: string, before: number): Promise<boolean> {
    const path = this.#pathOf(companyId, sha256);
    const aside = join(this.#aside, randomUUID());
    await mkdir(this.#aside, { recursive: true, mode: 0o700 });
    await rename(path, aside);
    // Somebody may have uploaded the same bytes between the look and the move: then they go back.
    if ((await stat(aside)).mtimeMs >= before) return await rename(aside, path).then(() => false);
    await rm(aside);
    return true;
  }

  /** Removes what uploads that broke left aside before an instant; answers how many. */
  async clearAside(before: number): Promise<number> {
    const names = await namesIn(this.#aside);
    const old: string[] = [];
    for (const name of names) if ((await stat(join(this.#aside, name))).mtimeMs < before) old.push(name);
    await Promise.all(old.map((name) => rm(join(this.#aside, name), { force: true })));
    return old.length;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}
