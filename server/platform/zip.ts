import { unzipSync, Zip, ZipDeflate, ZipPassThrough } from "fflate";

export interface ZipEntry {
  path: string;
  bytes: Uint8Array;
  at: Date;
  /** What is packed already (PDF, pictures, spreadsheets) is stored as it is. */
  store?: boolean;
}

/** Packs entries as they come into a ZIP, piece by piece: only one of them is in memory at a time. */
export async function* zipped(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, piece) => (error ? (failure = error) : ready.push(piece)));
  for await (const { path, bytes, at, store } of entries) {
    const entry = store ? new ZipPassThrough(path) : new ZipDeflate(path);
    entry.mtime = at;
    zip.add(entry);
    entry.push(bytes, true);
    if (failure) throw failure;
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready;
}

/** Why something is no ZIP that can be read. */
export class ZipUnreadable extends Error {}

// No entry of ours is larger than the largest upload; the declared size is what the reader makes room for.
const largestEntry = 256 * 1024 * 1024;

function read(zip: Uint8Array, wanted: (path: string) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(zip, {
      filter({ name, originalSize }) {
        if (!wanted(name)) return false;
        if (originalSize > largestEntry) throw new ZipUnreadable(`${name} would unpack to ${originalSize} bytes`);
        return true;
      },
    });
  } catch (error) {
    throw error instanceof ZipUnreadable ? error : new ZipUnreadable(error instanceof Error ? error.message : String(error));
  }
}

/** The paths in a ZIP, in its order, repeated ones too. Throws ZipUnreadable. */
export function pathsIn(zip: Uint8Array): string[] {
  const paths: string[] = [];
  read(zip, (path) => {
    paths.push(path);
    return false;
  });
  return paths;
}

/** The bytes of one entry; undefined when there is none of that path. Throws ZipUnreadable. */
export const entryIn = (zip: Uint8Array, path: string): Uint8Array | undefined => read(zip, (each) => each === path)[path];
