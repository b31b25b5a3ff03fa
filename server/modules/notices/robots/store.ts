import type { RobotKind, RobotVendor } from "../../../../contract/robots.ts";
import type { Language } from "../../../../contract/toolkit.ts";
import type { Collector } from "../../../platform/collect.ts";
import { sql, type Tx } from "../../../platform/db.ts";
import { keyLike, pageOf } from "../../../platform/keyset.ts";
import { kept } from "../../../platform/registers.ts";
import { tableOf } from "../../../platform/table.ts";

export interface Robot {
  id: string;
  name: string;
  vendor: RobotVendor;
  url: string;
  secret: string | null;
  kinds: RobotKind[];
  role: string | null;
  departmentId: string | null;
  language: Language;
  revision: number;
}
const columns = sql.raw("id, name, vendor, url, secret, kinds, role, department_id, language, revision");

/** The robots that are told things; what hardly ever changes. */
export const robots = kept((tx) => tx.many<Robot>(sql`select ${columns} from notices.robots where company_id = ${tx.companyId} and removed_at is null order by name, id`));

export const lockRobot = (tx: Tx, id: string): Promise<Robot | undefined> =>
  tx.maybe(sql`select ${columns} from notices.robots where company_id = ${tx.companyId} and id = ${id} and removed_at is null for update`);

export const insertRobot = (tx: Tx, { id, name, vendor, url, secret, kinds, role, departmentId, language, now }: Omit<Robot, "revision"> & { now: Date }): Promise<number> =>
  tx.run(sql`
    with robot as (
      insert into notices.robots (company_id, id, name, vendor, url, secret, kinds, role, department_id, language, created_at)
      values (${tx.companyId}, ${id}, ${name}, ${vendor}, ${url}, ${secret}, ${[...kinds]}::text[], ${role}, ${departmentId}, ${language}, ${now}) returning company_id, id)
    insert into notices.robot_paces (company_id, robot_id, free_at) select company_id, id, ${now}::timestamptz from robot`);

export const updateRobot = (tx: Tx, { id, name, vendor, url, secret, kinds, role, departmentId, language }: Omit<Robot, "revision">): Promise<number> =>
  tx.run(sql`
    update notices.robots set name = ${name}, vendor = ${vendor}, url = ${url}, secret = ${secret}, kinds = ${[...kinds]}::text[], role = ${role}, department_id = ${departmentId}, language = ${language}, revision = revision + 1
     where company_id = ${tx.companyId} and id = ${id}`);

/** It is told nothing more; what waited for it is given up. */
export const endRobot = (tx: Tx, id: string, now: Date): Promise<number> =>
  tx.run(sql`
    with ended as (update notices.robot_messages set state = 'failed', next_try_at = null, last_error = 'removed' where company_id = ${tx.companyId} and robot_id = ${id} and state = 'queued')
    update notices.robots set removed_at = ${now} where company_id = ${tx.companyId} and id = ${id}`);

export interface Message {
  id: string;
  robotId: string;
  key: string;
  kind: string;
  title: string;
  text: string;
  path: string;
  state: "queued";
  nextTryAt: Date;
  queuedAt: Date;
}
const messageTable = tableOf<Message>("notices.robot_messages", {
  id: "uuid", robotId: "uuid", key: "text", kind: "text", title: "text", text: "text", path: "text", state: "text", nextTryAt: "timestamptz", queuedAt: "timestamptz",
});

export type NewMessage = Omit<Message, "state" | "nextTryAt" | "queuedAt">;
/** The same key is the same message to a robot, however often it is told. */
export const messageBook: Collector<NewMessage> = {
  name: "robot_messages",
  parts: (all, { tx, now }) => [
    { name: "robot_messages_queued", sql: sql`${messageTable.insert(tx.companyId, all.map((message) => ({ ...message, state: "queued", nextTryAt: now, queuedAt: now })))} on conflict (company_id, robot_id, key) do nothing` },
  ],
};

export const waitingTest = async (tx: Tx, robotId: string): Promise<boolean> =>
  (await tx.run(sql`select from notices.robot_messages where company_id = ${tx.companyId} and robot_id = ${robotId} and kind = 'test' and state = 'queued'`)) > 0;

export interface Claimed extends Pick<Robot, "vendor" | "url" | "secret"> {
  id: string;
  robotId: string;
  robotName: string;
  title: string;
  text: string;
  path: string;
  attempts: number;
}

/**
 * Takes one message that is due to a robot that may be written to. Until `until` no other worker takes it, and the robot is left alone until `freeAt`, so that
 * all processes together keep the vendor's pace.
 */
export const claimMessage = (tx: Tx, { now, until, freeAt }: { now: Date; until: Date; freeAt: Date }): Promise<Claimed | undefined> =>
  tx.maybe(sql`
    with turn as (
      update notices.robot_paces set free_at = ${freeAt} where company_id = ${tx.companyId} and robot_id = (
        select p.robot_id from notices.robot_paces p
         where p.company_id = ${tx.companyId} and p.free_at <= ${now}
           and exists (select from notices.robot_messages m where m.company_id = p.company_id and m.robot_id = p.robot_id and m.state = 'queued' and m.next_try_at <= ${now})
         order by p.free_at, p.robot_id limit 1 for update skip locked)
      returning robot_id),
    taken as (
      update notices.robot_messages set attempts = attempts + 1, next_try_at = ${until} where company_id = ${tx.companyId} and id = (
        select m.id from notices.robot_messages m
         where m.company_id = ${tx.companyId} and m.robot_id = (select robot_id from turn) and m.state = 'queued' and m.next_try_at <= ${now} order by m.next_try_at, m.id limit 1)
      returning id, robot_id, title, text, path, attempts)
    select t.id, t.robot_id, t.title, t.text, t.path, t.attempts, r.name as robot_name, r.vendor, r.url, r.secret
      from taken t join notices.robots r on r.company_id = ${tx.companyId} and r.id = t.robot_id`);

export const markSent = (tx: Tx, id: string, now: Date): Promise<number> =>
  tx.run(sql`update notices.robot_messages set state = 'sent', sent_at = ${now}, next_try_at = null, last_error = null where company_id = ${tx.companyId} and id = ${id} and state = 'queued'`);

/** Tries again at `nextTryAt`, or gives it up with null; true when this attempt was the last that anybody made. */
export const markFailed = async (tx: Tx, { id, attempts, error, nextTryAt }: { id: string; attempts: number; error: string; nextTryAt: Date | null }): Promise<boolean> =>
  (await tx.run(sql`
    update notices.robot_messages set state = case when ${nextTryAt}::timestamptz is null then 'failed' else 'queued' end, next_try_at = ${nextTryAt}, last_error = ${error}
     where company_id = ${tx.companyId} and id = ${id} and state = 'queued' and attempts = ${attempts}`)) === 1;

export const slowDown = (tx: Tx, robotId: string, freeAt: Date): Promise<number> =>
  tx.run(sql`update notices.robot_paces set free_at = greatest(free_at, ${freeAt}::timestamptz) where company_id = ${tx.companyId} and robot_id = ${robotId}`);

export interface MessageRow {
  id: string;
  robotId: string;
  robotName: string;
  kind: string;
  title: string;
  state: "queued" | "sent" | "failed";
  attempts: number;
  lastError: string | null;
  queuedAt: Date;
  sentAt: Date | null;
}
export async function messages(tx: Tx, { cursor, limit }: { cursor?: string; limit: number }): Promise<{ rows: MessageRow[]; next: string | null }> {
  const after = keyLike(cursor, ["instant", "uuid"]);
  const rows = await tx.many<MessageRow>(sql`
    select m.id, m.robot_id, r.name as robot_name, m.kind, m.title, m.state, m.attempts, m.last_error, m.queued_at, m.sent_at
      from notices.robot_messages m join notices.robots r on r.company_id = m.company_id and r.id = m.robot_id
     where m.company_id = ${tx.companyId} ${after ? sql`and (m.queued_at, m.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
     order by m.queued_at desc, m.id desc limit ${limit + 1}`);
  return pageOf(rows, limit, (row) => [row.queuedAt.toISOString(), row.id]);
}
