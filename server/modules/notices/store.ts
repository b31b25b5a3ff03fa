import type { Mail, MailCard, MailReader } from "../../../contract/notices.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import { sql, type Tx } from "../../platform/db.ts";
import type { Event } from "../../platform/events.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";
import type { Attachment } from "./tell.ts";
import type { MailKind, NoticeKind } from "./texts.ts";

interface Paging {
  cursor?: string;
  limit: number;
}
const subject = sql`case when subject_id is null then null else jsonb_build_object('kind', subject_kind, 'id', subject_id) end as subject`;
const keyOf = (cursor: string | undefined): string[] | undefined => keyLike(cursor, ["instant", "uuid"]);

export interface NoticeRead {
  id: string;
  kind: NoticeKind;
  facts: Record<string, unknown>;
  subject: Subject | null;
  part: string | null;
  at: Date;
  readAt: Date | null;
}

/** A person's notices, newest first. */
export async function noticesOf(tx: Tx, personId: string, { only, cursor, limit }: Paging & { only: "all" | "unread" }): Promise<{ rows: NoticeRead[]; next: string | null }> {
  const key = keyOf(cursor);
  const rows = await tx.many<NoticeRead>(sql`
    select id, kind, facts, ${subject}, part, at, read_at from notices.notices
     where company_id = ${tx.companyId} and person_id = ${personId} ${only === "unread" ? sql`and read_at is null` : sql``}
       ${key ? sql`and (at, id) < (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql``}
     order by at desc, id desc limit ${limit + 1}`);
  return pageOf(rows, limit, (row) => [row.at.toISOString(), row.id]);
}

export const unreadOf = async (tx: Tx, personId: string): Promise<number> =>
  (await tx.one<{ unread: number }>(sql`select count(*)::int as unread from notices.notices where company_id = ${tx.companyId} and person_id = ${personId} and read_at is null`)).unread;

/** Marks a person's own notices as read: those named, or all. */
export const markRead = (tx: Tx, { personId, ids, now }: { personId: string; ids?: readonly string[]; now: Date }): Promise<number> =>
  tx.run(sql`
    update notices.notices set read_at = ${now} where company_id = ${tx.companyId} and person_id = ${personId} and read_at is null
      ${ids ? sql`and id = any (${[...ids]}::uuid[])` : sql``}`);

export interface Claimed {
  id: string;
  recipient: string;
  recipientName: string;
  title: string;
  text: string;
  html: string;
  attachments: Attachment[];
  subject: Subject | null;
  kind: string;
  onSent: Event | null;
  messageId: string;
  attempts: number;
  queuedAt: Date;
}

// The one that waits longest is where its index begins. Few are believed to wait, so that PostgreSQL would sooner read and sort all that do, for each that is taken.
const asTheyStand = sql`select set_config('enable_sort', 'off', true)`;

/**
 * Takes one mail that is due: until `until` no other worker takes it, and should this one die, the mail is tried again then, with the
 * Message-ID that it got the first time.
 */
export async function claimMail(tx: Tx, { now, until, domain }: { now: Date; until: Date; domain: string }): Promise<Claimed | undefined> {
  const [, claimed] = await Promise.all([tx.run(asTheyStand), tx.maybe<Claimed>(sql`
    update notices.mails set attempts = attempts + 1, next_try_at = ${until}, message_id = coalesce(message_id, '<' || id || '@' || ${domain}::text || '>')
     where company_id = ${tx.companyId} and id = (
       select id from notices.mails where company_id = ${tx.companyId} and state = 'queued' and next_try_at <= ${now} order by next_try_at, id limit 1 for update skip locked)
    returning id, recipient, recipient_name, title, text, html, attachments, ${subject}, kind, on_sent, message_id, attempts, queued_at`)]);
  return claimed;
}

/** When the first letter that waits may go; undefined when none does. */
export const firstDue = async (tx: Tx): Promise<Date | undefined> =>
  (await tx.one<{ at: Date | null }>(sql`select min(next_try_at) as at from notices.mails where company_id = ${tx.companyId} and state = 'queued'`)).at ?? undefined;

/** A letter, and when it was queued, by which it is found in its month. */
type LetterOf = Pick<Claimed, "id" | "queuedAt">;

// A letter is queued, sent or failed. Told by what it is not, it is found by its key: an index of those that are queued would be read as a whole, for few are believed to be.
const isQueued = sql`state not in ('sent', 'failed')`;

/** Marks the attempt as successful; false when a later attempt has done so already. */
export const markSent = async (tx: Tx, { id, queuedAt, now }: LetterOf & { now: Date }): Promise<boolean> =>
  (await tx.run(sql`update notices.mails set state = 'sent', sent_at = ${now}, next_try_at = null, last_error = null where company_id = ${tx.companyId} and id = ${id} and queued_at = ${queuedAt} and ${isQueued}`)) === 1;

/** Marks the attempt as failed, to be tried again at `nextTryAt` or, with null, given up. */
export const markFailed = async (tx: Tx, { id, queuedAt, attempts, error, nextTryAt }: LetterOf & { attempts: number; error: string; nextTryAt: Date | null }): Promise<boolean> =>
  (await tx.run(sql`
    update notices.mails set state = case when ${nextTryAt}::timestamptz is null then 'failed' else 'queued' end, next_try_at = ${nextTryAt}, last_error = ${error}
     where company_id = ${tx.companyId} and id = ${id} and queued_at = ${queuedAt} and ${isQueued} and attempts = ${attempts}`)) === 1;

const card = sql`id, kind, recipient, recipient_name, title, state, queued_at, sent_at, attempts, last_error, ${subject}, attachments`;

/** All mail of the company, newest first. */
export async function mails(tx: Tx, { to, search, cursor, limit }: Paging & { to: MailReader; search?: string }): Promise<{ rows: MailCard[]; next: string | null }> {
  const key = keyOf(cursor);
  const toColleagues: MailKind = "digest";
  const whose = { everybody: sql``, customers: sql`and kind <> ${toColleagues}`, colleagues: sql`and kind = ${toColleagues}` }[to];
  const rows = await tx.many<MailCard>(sql`
    select ${card} from notices.mails
     where company_id = ${tx.companyId} ${whose} ${search ? sql`and strpos(lower(concat_ws(' ', title, recipient_name, recipient)), lower(${search})) > 0` : sql``}
       ${key ? sql`and (queued_at, id) < (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql``}
     order by queued_at desc, id desc limit ${limit + 1}`);
  return pageOf(rows, limit, (row) => [row.queuedAt.toISOString(), row.id]);
}

export const mailById = (tx: Tx, id: string): Promise<Mail | undefined> =>
  tx.maybe(sql`select ${card}, text, html, message_id from notices.mails where company_id = ${tx.companyId} and id = ${id}`);

/** Mails about a document and whether they went out, newest first. */
export const mailsAbout = (tx: Tx, about: Subject): Promise<MailCard[]> =>
  tx.many(sql`
    select ${card} from notices.mails where company_id = ${tx.companyId} and subject_kind = ${about.kind} and subject_id = ${about.id} order by queued_at desc, id desc limit 200`);

/** Whether this transaction is the one that writes the digest of a day; the others of several workers wait for it and get false. */
export const beginDigest = async (tx: Tx, day: string, now: Date): Promise<boolean> =>
  (await tx.run(sql`insert into notices.digest_days (company_id, day, at) values (${tx.companyId}, ${day}::date, ${now}) on conflict do nothing`)) === 1;
