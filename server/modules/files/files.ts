import type { FileAnswer } from "../../../contract/files.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import { type Refused, refuse } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import type { FileStore } from "./file-store.ts";
import { mediaTypeOf } from "./media-types.ts";
import { shownName } from "./names.ts";
import * as store from "./store.ts";

/**
 * Whether who asks may see a subject: by the actor's own reach in the room that the subject belongs to (not by that of `files.see`), and for a link only the one
 * thing that it is about. Handed over by `server/rooms.ts`.
 */
export type MaySee = (context: Context, subject: Subject) => Promise<boolean>;

/** How many files the holder of a link may add, for anybody may hold it: a driver has a whole truck to show, a customer one thing. */
export const filesOfLink = (subject: Subject | undefined): number => (subject?.kind === "trip" ? 400 : 20);

/** What is written about bytes that are on disk by now. */
export type Kept = Pick<FileAnswer, "sha256" | "name" | "mediaType" | "size" | "subject">;

/** Writes the row of bytes that are on disk, and says so in the journal of the subject. */
export async function register(context: CommandContext, kept: Kept): Promise<FileAnswer> {
  const { actor } = context;
  const file: store.KeptFile = { ...kept, id: context.newId(), uploadedBy: actor.id, uploadedByName: actor.name, linkId: actor.linkId ?? null, uploadedAt: context.now };
  await store.insert(context.tx, file);
  record(context, { subject: kept.subject ?? { kind: "file", id: file.id }, what: "fileKept", facts: { fileId: file.id, sha256: file.sha256, mediaType: file.mediaType, size: file.size } });
  return answerOf(file);
}

export const answerOf = ({ id, sha256, name, mediaType, size, subject, uploadedBy, uploadedByName, uploadedAt }: store.KeptFile): FileAnswer => ({
  id, sha256, name, mediaType, size, subject, uploadedBy, uploadedByName, uploadedAt,
});

const isSame = (a: Subject | null | undefined, b: Subject) => a?.kind === b.kind && a.id === b.id;

/** The subject that an upload is for; undefined when it is none of the caller's business. */
export async function subjectFor(context: Context, asked: Subject | null, maySee: MaySee): Promise<{ subject: Subject | null } | undefined> {
  const { actor } = context;
  if (actor.kind === "link") return actor.subject && (!asked || isSame(actor.subject, asked)) ? { subject: { kind: actor.subject.kind, id: actor.subject.id } } : undefined;
  return !asked || (await maySee(context, asked)) ? { subject: asked } : undefined;
}

/** Whether the caller may see a file: his own until it belongs to something, then by that; behind a link only what came through it. */
export async function maySeeFile(context: Context, file: store.KeptFile, maySee: MaySee): Promise<boolean> {
  const { actor } = context;
  if (actor.kind === "link") return file.linkId === actor.linkId;
  return file.subject ? maySee(context, file.subject) : file.uploadedBy === actor.id;
}

export interface NewFile {
  bytes: Buffer;
  name: string;
  /** Absent: told by the bytes; bytes of no known kind are then a fault of the caller. */
  mediaType?: string;
  subject: Subject;
}

/** For other rooms: keeps bytes that the system made or took from a message, within the command that speaks of them. */
export const keepFile = (files: FileStore) => async (context: CommandContext, given: NewFile): Promise<FileAnswer> => {
  const name = shownName(given.name);
  const mediaType = given.mediaType ?? mediaTypeOf(given.bytes, name);
  if (!mediaType) throw new Error(`${name} is no file of a kind that is kept`);
  const { sha256, size } = await files.put(context.tx.companyId, given.bytes);
  return register(context, { sha256, size, name, mediaType, subject: given.subject });
};

/**
 * Gives uploaded files to the document that names them (an order's originals, a confirmation's evidence) and answers them in the order asked. Refuses those
 * that do not exist, belong to something else, or were uploaded by somebody else and belong to nothing yet. What came by a link for a thing that has several parts
 * (`cameFor`: a trip) goes over to the part that it shows.
 */
export async function attachFiles(context: CommandContext, given: { fileIds: readonly string[]; subject: Subject; cameFor?: Subject }): Promise<FileAnswer[] | Refused> {
  const { fileIds, subject, cameFor } = given;
  if (!fileIds.length) return [];
  const found = new Map((await store.withIds(context.tx, fileIds)).map((file) => [file.id, file]));
  const isFromLink = (file: store.KeptFile) => cameFor !== undefined && isSame(file.subject, cameFor) && file.linkId === context.actor.linkId;
  const isOurs = (file: store.KeptFile | undefined) => file && (file.subject ? isSame(file.subject, subject) || isFromLink(file) : file.uploadedBy === context.actor.id);
  const strange = fileIds.filter((id) => !isOurs(found.get(id)));
  if (strange.length) return refuse("fileNotYours", { fileIds: strange }, ["fileIds"]);
  const loose = fileIds.filter((id) => !isSame(found.get(id)!.subject, subject));
  if (loose.length) await store.bind(context.tx, loose, { subject, cameFor });
  return fileIds.map((id) => answerOf({ ...found.get(id)!, subject }));
}
