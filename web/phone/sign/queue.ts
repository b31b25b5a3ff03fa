import type * as shipping from "../../../contract/shipping.ts";
import type { Answer, Input } from "../../api/client.ts";
import { isUncertain, ProblemError } from "../../api/problem.ts";

/** A picture that goes ahead of the receipt; `fileId` is known once it arrived. */
export interface Photo {
  key: string;
  blob: Blob;
  lineId?: string;
  fileId?: string;
}

/** A receipt that was signed on this phone and may not have arrived yet; its keys stay the same however often it is sent. */
export interface Signing {
  key: string;
  authorization: string;
  number: string;
  signedAt: string;
  input: Omit<Input<typeof shipping.signByLink>, "photos">;
  photos: readonly Photo[];
}

/** Where signings wait; on the phone IndexedDB, which outlives the tab. */
export interface Shelf {
  put(signing: Signing): Promise<void>;
  remove(key: string): Promise<void>;
  all(): Promise<Signing[]>;
}

export type Signed = Answer<typeof shipping.signByLink>;
/** The two calls a signing needs. */
export interface Wire {
  upload(photo: Photo, authorization: string): Promise<string>;
  sign(input: Input<typeof shipping.signByLink>, options: { key: string; authorization: string }): Promise<Signed>;
}

/** "Try again later" from a busy server leaves the signing where it is, as no answer does. */
const mayTryAgain = (error: unknown): boolean => isUncertain(error) || (error instanceof ProblemError && error.problem.status === 429);

/**
 * Sends a signing: photos that have not arrived, then the receipt. Without an answer it stays on the shelf and `undefined` comes back;
 * a refusal takes it off and is thrown, for a person must look at it.
 */
export async function sendSigning(signing: Signing, shelf: Shelf, wire: Wire): Promise<Signed | undefined> {
  try {
    const sent = await withPhotos(signing, shelf, wire);
    const photos = sent.photos.flatMap(({ fileId, lineId }) => (fileId ? [{ fileId, ...(lineId && { lineId }) }] : []));
    const answer = await wire.sign({ ...sent.input, photos }, { key: sent.key, authorization: sent.authorization });
    await shelf.remove(signing.key);
    return answer;
  } catch (error) {
    if (mayTryAgain(error)) return undefined;
    await shelf.remove(signing.key);
    throw error;
  }
}

async function withPhotos(signing: Signing, shelf: Shelf, wire: Wire): Promise<Signing> {
  const photos = [...signing.photos];
  for (const [at, photo] of photos.entries()) {
    if (photo.fileId) continue;
    photos[at] = { ...photo, fileId: await wire.upload(photo, signing.authorization) };
    await shelf.put({ ...signing, photos: [...photos] });
  }
  return { ...signing, photos };
}
