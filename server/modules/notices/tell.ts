import type { Language, Subject } from "../../../contract/toolkit.ts";
import type { Collector } from "../../platform/collect.ts";
import type { CommandContext } from "../../platform/command.ts";
import { sql } from "../../platform/db.ts";
import type { Event } from "../../platform/events.ts";
import { tableOf } from "../../platform/table.ts";
import { htmlOf, render } from "./render.ts";
import { type MailKind, mailTexts, type NoticeKind } from "./texts.ts";

export interface Notice {
  personId: string;
  kind: NoticeKind;
  /** What the text is filled with; `Text` facts are read in the reader's language. */
  facts: Readonly<Record<string, unknown>>;
  subject?: Subject;
  part?: string | null;
  /** What a person must not be told twice has a key. */
  key?: string;
}

/** Something kept elsewhere that goes along with a mail; its bytes are fetched when the mail goes out. */
export interface Attachment {
  name: string;
  kind: string;
  id: string;
}

export interface Letter {
  to: { address: string; name: string; language: Language };
  kind: MailKind;
  facts: Readonly<Record<string, unknown>>;
  /** The same key is the same mail, however often it is asked for. */
  key: string;
  subject?: Subject;
  attachments?: readonly Attachment[];
  /** What has become true once the mail server took it. */
  onSent?: Event;
}

interface NoticeRow {
  id: string;
  personId: string;
  key: string | null;
  kind: string;
  facts: unknown;
  subjectKind: string | null;
  subjectId: string | null;
  part: string | null;
  at: Date;
}
const noticeTable = tableOf<NoticeRow>("notices.notices", {
  id: "uuid", personId: "uuid", key: "text", kind: "text", facts: "jsonb", subjectKind: "text", subjectId: "uuid", part: "text", at: "timestamptz",
});

const noticeBook: Collector<Notice> = {
  name: "notices",
  parts(notices, { tx, now, newId }) {
    const rows = notices.map(({ personId, kind, facts, subject, part, key }): NoticeRow => ({
      id: newId(), personId, key: key ?? null, kind, facts, subjectKind: subject?.kind ?? null, subjectId: subject?.id ?? null, part: part ?? null, at: now,
    }));
    return [{ name: "notices_written", sql: sql`${noticeTable.insert(tx.companyId, rows)} on conflict (company_id, person_id, key) do nothing` }];
  },
};

interface MailRow {
  id: string;
  key: string;
  kind: string;
  recipient: string;
  recipientName: string;
  title: string;
  text: string;
  html: string;
  attachments: readonly Attachment[];
  subjectKind: string | null;
  subjectId: string | null;
  onSent: Event | null;
  state: "queued";
  nextTryAt: Date;
  queuedAt: Date;
}
const mailTable = tableOf<MailRow>("notices.mails", {
  id: "uuid", key: "text", kind: "text", recipient: "text", recipientName: "text", title: "text", text: "text", html: "text", attachments: "jsonb", subjectKind: "text", subjectId: "uuid", onSent: "jsonb",
  state: "text", nextTryAt: "timestamptz", queuedAt: "timestamptz",
});

/** Letters lie in months, so that no key of theirs holds over all of them: this table's does. */
const keyTable = tableOf<{ key: string; mailId: string }>("notices.mail_keys", { key: "text", mailId: "uuid" });

const mailBook: Collector<Letter> = {
  name: "mails",
  parts(letters, { tx, now, newId }) {
    const rows = letters.map((letter) => rowOf(letter, newId(), now));
    return [
      { name: "mail_keys_claimed", sql: sql`${keyTable.insert(tx.companyId, rows.map(({ id, key }) => ({ key, mailId: id })))} on conflict (company_id, key) do nothing returning mail_id` },
      { name: "mails_queued", sql: sql`${mailTable.insert(tx.companyId, rows)} where id in (select mail_id from mail_keys_claimed)` },
    ];
  },
};

function rowOf({ to, kind, facts, key, subject, attachments, onSent }: Letter, id: string, now: Date): MailRow {
  const filled = { name: to.name, ...facts };
  const text = render(mailTexts[kind].text, filled, to.language);
  return {
    id, key, kind, recipient: to.address, recipientName: to.name, title: render(mailTexts[kind].title, filled, to.language), text, html: htmlOf(text), attachments: attachments ?? [],
    subjectKind: subject?.kind ?? null, subjectId: subject?.id ?? null, onSent: onSent ?? null, state: "queued", nextTryAt: now, queuedAt: now,
  };
}

/** Tells a person inside; written with the command's last statement. */
export function notify(context: CommandContext, notice: Notice): void {
  context.collect(noticeBook, notice);
  context.changed({ kind: "notices", id: notice.personId });
}

/** Hands over a mail; it goes out after the commit, as it was worded now. */
export const mail = (context: CommandContext, letter: Letter): void => context.collect(mailBook, letter);
