import { z } from "zod";
import { copyTo } from "./copies.ts";
import { command, id, instant, query, subject, text } from "./toolkit.ts";

const person = z.object({ id, name: z.string() });

/** What somebody said about a document; `text` is null once its author took it back. */
export const comment = z.object({
  id, at: instant, byId: id, byName: z.string(), text: z.string().nullable(), mentioned: z.array(person), takenBackAt: instant.nullable(),
  /** Whether who asks may take it back. */
  mine: z.boolean(),
});
export type Comment = z.infer<typeof comment>;

export const listComments = query({
  name: "comments.ofSubject", summary: "What was said about a document, the latest first", path: "/subjects/:kind/:id/comments", permission: "comments.see", params: subject, answer: z.array(comment),
});
export const listMentionable = query({
  name: "comments.mentionable", summary: "Colleagues who may see a document, and so may be spoken to about it", path: "/subjects/:kind/:id/readers", permission: "comments.see", params: subject,
  answer: z.array(person.extend({ /** By which a search finds them: pinyin, whole and initials. */ words: z.string(), roles: z.array(z.string()) })),
});
export const writeComment = command({
  name: "comments.write", summary: "Say something about a document; who is mentioned is told", path: "/subjects/:kind/:id/comments", permission: "comments.write", params: subject,
  body: z.strictObject({ text: text(2000).min(1), mentions: z.array(id).max(20).default([]), copyTo }), answer: z.object({ commentId: id }),
});
export const takeBackComment = command({
  name: "comments.takeBack", summary: "Take back what one said; it is marked, and kept for audit", path: "/comments/:commentId/withdrawal", permission: "comments.write", params: z.object({ commentId: id }),
  answer: z.object({ commentId: id }),
});
