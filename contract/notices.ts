import { z } from "zod";
import { command, id, instant, page, paging, query, subject, text } from "./toolkit.ts";

/** What a person was told inside; title and text are in the reader's language. */
const notice = z.object({
  id, kind: z.string(), title: z.string(), text: z.string(), subject: subject.nullable(), part: z.string().nullable(), facts: z.record(z.string(), z.unknown()), at: instant, readAt: instant.nullable(),
});
export type NoticeAnswer = z.infer<typeof notice>;

/** Whose letters a mailbox shows: those of colleagues are the digests of the morning. */
export const mailReaders = ["everybody", "customers", "colleagues"] as const;
export type MailReader = (typeof mailReaders)[number];

export const mailStates = ["queued", "sent", "failed"] as const;
export type MailState = (typeof mailStates)[number];

const mailCard = z.object({
  id, kind: z.string(), recipient: z.string(), recipientName: z.string(), title: z.string(), state: z.enum(mailStates), queuedAt: instant, sentAt: instant.nullable(), attempts: z.int(), lastError: z.string().nullable(),
  subject: subject.nullable(), attachments: z.array(z.object({ name: z.string(), kind: z.string(), id })),
});
const mail = mailCard.extend({ text: z.string(), html: z.string(), messageId: z.string().nullable() });
export type MailCard = z.infer<typeof mailCard>;
export type Mail = z.infer<typeof mail>;

export const listNotices = query({
  name: "notices.list", summary: "What I was told, newest first", path: "/notices", permission: "self",
  query: paging.extend({ only: z.enum(["all", "unread"]).default("all") }), answer: page(notice),
});
export const countNotices = query({
  name: "notices.count", summary: "How many notices I have not read", path: "/notices/count", permission: "self", answer: z.object({ unread: z.int() }),
});
export const markRead = command({
  name: "notices.markRead", summary: "Mark notices as read: those named, or all", path: "/notices/read", permission: "self",
  body: z.strictObject({ ids: z.array(id).min(1).max(200).optional() }), answer: z.object({ unread: z.int() }),
});
export const listMailbox = query({
  name: "notices.mailbox", summary: "The mail of a demo company, newest first", path: "/demo/mailbox", permission: "self",
  query: paging.extend({ to: z.enum(mailReaders).default("everybody"), search: text(60).optional() }), answer: page(mailCard),
});
export const readMail = query({
  name: "notices.readMail", summary: "One mail of a demo company's mailbox", path: "/demo/mailbox/:mailId", permission: "self", params: z.object({ mailId: id }), answer: mail,
});
