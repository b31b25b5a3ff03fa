import { z } from "zod";
import { command, id, instant, query, subject } from "./toolkit.ts";

/** SHA-256 in lower-case hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What is known of a file; its bytes lie under their hash. A file without a subject is seen by its uploader alone. */
export const file = z.object({
  id, sha256, name: z.string(), mediaType: z.string(), size: z.int(), subject: subject.nullable(), uploadedBy: id, uploadedByName: z.string(), uploadedAt: instant,
});
export type FileAnswer = z.infer<typeof file>;

/** Where a file belongs; both or neither, in the address of an upload. */
export const uploadQuery = z.strictObject({ kind: subject.shape.kind.optional(), id: id.optional() });

/** What the server found out about uploaded bytes. A caller sends `multipart/form-data` with one part `file`, never this. */
export const received = z.strictObject({ subject: subject.nullable(), sha256, name: z.string(), mediaType: z.string(), size: z.int().positive() });

export const uploadFile = command({
  name: "files.upload", summary: "Keep one original or piece of evidence (multipart/form-data, part `file`; address `?kind=order&id=…` when it belongs to something)", path: "/files",
  permission: "files.upload", body: received, answer: file,
});
export const readFile = query({ name: "files.read", summary: "What is known of a file", path: "/files/:fileId", permission: "files.see", params: z.object({ fileId: id }), answer: file });
export const downloadFile = query({
  name: "files.download", summary: "A file's bytes, always as an attachment", path: "/files/:fileId/content", permission: "files.see", params: z.object({ fileId: id }), answer: file,
});
export const listFiles = query({ name: "files.ofSubject", summary: "Files of a subject, newest first", path: "/subjects/:kind/:id/files", permission: "files.see", params: subject, answer: z.array(file) });
