import type * as shipping from "../../../contract/shipping.ts";
import type { Answer, Input } from "../../api/client.ts";
import { sendWaiting, type Shelf as AnyShelf, type Upload, type Waiting } from "../queue.ts";

/** A receipt that was signed on this phone and may not have arrived yet. */
export interface Signing extends Waiting {
  number: string;
  signedAt: string;
  input: Omit<Input<typeof shipping.signByLink>, "photos">;
}
export type Shelf = AnyShelf<Signing>;
export type Signed = Answer<typeof shipping.signByLink>;
/** The two calls a signing needs. */
export interface Wire {
  upload: Upload;
  sign(input: Input<typeof shipping.signByLink>, options: { key: string; authorization: string }): Promise<Signed>;
}

/** Sends a signing; without an answer it waits on, a refusal is thrown. */
export const sendSigning = (signing: Signing, shelf: Shelf, { upload, sign }: Wire): Promise<Signed | undefined> =>
  sendWaiting(signing, shelf, { upload, send: ({ input, key, authorization }, photos) => sign({ ...input, photos }, { key, authorization }) });
