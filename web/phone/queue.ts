import { upload } from "../api/upload.ts";
import { isUncertain, ProblemError } from "../api/problem.ts";

/** A picture that goes ahead of what it shows; `fileId` is known once it arrived. */
export interface Photo {
  key: string;
  blob: Blob;
  lineId?: string;
  fileId?: string;
}

/** Something that was decided on this phone and may not have arrived yet; its keys stay the same however often it is sent. */
export interface Waiting {
  key: string;
  authorization: string;
  photos: readonly Photo[];
}

/** Where things wait; on the phone IndexedDB, which outlives the tab. */
export interface Shelf<T> {
  put(item: T): Promise<void>;
  remove(key: string): Promise<void>;
  all(): Promise<T[]>;
}

/** A picture as the commands take it. */
export interface SentPhoto {
  fileId: string;
  lineId?: string;
}

export type Upload = (photo: Photo, authorization: string) => Promise<string>;
/** Sends a picture for the thing that the link is about. */
export const uploadPhoto: Upload = async ({ blob, key }, authorization) => (await upload(new File([blob], "photo.jpg", { type: blob.type || "image/jpeg" }), { key, authorization })).id;

/** "Try again later" from a busy server leaves a thing where it is, as no answer does. */
const mayTryAgain = (error: unknown): boolean => isUncertain(error) || (error instanceof ProblemError && error.problem.status === 429);

/**
 * Sends what waits: photos that have not arrived, then the thing itself. Without an answer it stays on the shelf and `undefined` comes back;
 * a refusal takes it off and is thrown, for a person must look at it.
 */
export async function sendWaiting<T extends Waiting, A>(item: T, shelf: Shelf<T>, wire: { upload: Upload; send(item: T, photos: SentPhoto[]): Promise<A> }): Promise<A | undefined> {
  try {
    const sent = await withPhotos(item, shelf, wire.upload);
    const answer = await wire.send(sent, sent.photos.flatMap(({ fileId, lineId }) => (fileId ? [{ fileId, ...(lineId && { lineId }) }] : [])));
    await shelf.remove(item.key);
    return answer;
  } catch (error) {
    if (mayTryAgain(error)) return undefined;
    await shelf.remove(item.key);
    throw error;
  }
}

async function withPhotos<T extends Waiting>(item: T, shelf: Shelf<T>, send: Upload): Promise<T> {
  const photos = [...item.photos];
  for (const [at, photo] of photos.entries()) {
    if (photo.fileId) continue;
    photos[at] = { ...photo, fileId: await send(photo, item.authorization) };
    await shelf.put({ ...item, photos: [...photos] });
  }
  return { ...item, photos };
}
