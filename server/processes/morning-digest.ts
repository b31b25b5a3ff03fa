import type { Language } from "../../contract/toolkit.ts";
import { copyLines, takeUntold } from "../modules/copies/index.ts";
import { type ClockOf, type Digest, digestOf, type Duty, forDigest, isMissing } from "../modules/duties/index.ts";
import { beginDigest, digestHeadings, groupsFor, hears, mail, notify, tellGroup } from "../modules/notices/index.ts";
import { systemActor } from "../platform/actor.ts";
import type { CommandContext, Pipeline } from "../platform/command.ts";
import { inEveryCompany, type Job } from "../platform/jobs.ts";
import type { TellDeps } from "./when-duty-fires-tell.ts";

export interface DigestDeps extends TellDeps {
  pipeline: Pipeline;
  companies: () => Promise<readonly { id: string }[]>;
  clockOf: ClockOf;
}

/** When people begin their day, on the company's clock. */
const digestHour = "08:30";
const longestList = 30;
const lists = Object.keys(digestHeadings) as (keyof typeof digestHeadings)[];

/** The digest's lists as plain text; a long list says how many more there are. */
export function linesOf(digest: Digest, language: Language, wall: (instant: Date) => string): string {
  const line = ({ definition, title, dueAt }: Duty) => `- ${[definition.name[language], title, dueAt && wall(dueAt)].filter(Boolean).join("  ")}`;
  return lists.filter((list) => digest[list].length > 0).map((list) => {
    const [shown, rest] = [digest[list].slice(0, longestList), digest[list].length - longestList];
    return [digestHeadings[list][language].replace("{count}", String(digest[list].length)), ...shown.map(line), ...(rest > 0 ? [`… +${rest}`] : [])].join("\n");
  }).join("\n\n");
}

/** One digest of several people's, for their group: each duty once, where its owner has it before where it was handed up. */
export function together(digests: readonly Digest[]): Digest {
  const seen = new Set<string>();
  const isNew = ({ id }: Duty) => !seen.has(id) && seen.add(id).size > 0;
  const [overdue, dueToday, warned, withoutDueTime, escalated] = (["overdue", "dueToday", "warned", "withoutDueTime", "escalated"] as const).map((list) => digests.flatMap((digest) => digest[list]).filter(isNew));
  return { overdue: overdue!, dueToday: dueToday!, warned: warned!, withoutDueTime: withoutDueTime!, escalated: escalated! };
}

/**
 * One message a person and working morning, inside and by mail, of what is overdue, due today, warned of or escalated, and of copies that were not read; a group is told of its duties alone. Written once
 * however many workers look; a day whose calendar is missing counts as a working one here, for silence would hide the fault.
 */
export async function sendDigests(context: CommandContext, { clockOf, readersOf, wallTimeOf }: Omit<DigestDeps, "pipeline" | "companies">): Promise<number> {
  const { tx, now } = context;
  const clock = await clockOf(tx);
  const day = clock.businessDate(now);
  const ofDay = clock.dayOf(day);
  if ((!isMissing(ofDay) && !ofDay.working) || now < clock.atTimeOfDay(day, digestHour)) return 0;
  if (!(await beginDigest(tx, day, now))) return 0;
  const duties = await forDigest(tx, clock.atTimeOfDay(day, "24:00"));
  const copies = Map.groupBy(await takeUntold(tx, now), ({ personId }) => personId);
  const wall = await wallTimeOf(tx);
  let told = 0;
  const groups = (await groupsFor(context, "digest")).map((robot) => ({ robot, digests: [] as Digest[] }));
  const everybody = await readersOf(context);
  for (const reader of everybody) {
    const digest = digestOf(duties, reader, { now, clock });
    const copied = copyLines(copies.get(reader.id) ?? [], reader.language);
    if (!digest && !copied) continue;
    const facts = { day, overdue: digest?.overdue.length ?? 0, dueToday: digest?.dueToday.length ?? 0, lines: [digest && linesOf(digest, reader.language, wall), copied].filter(Boolean).join("\n\n") };
    notify(context, { personId: reader.id, kind: "digest", facts, key: `digest ${day}` });
    if (reader.email) mail(context, { to: { address: reader.email, name: reader.name, language: reader.language }, kind: "digest", facts, key: `digest ${day} ${reader.id}` });
    for (const { robot, digests } of groups) if (digest && hears(robot, reader)) digests.push(digest);
    told += 1;
  }
  for (const { robot, digests } of groups) {
    const digest = together(digests);
    const facts = { day, overdue: digest.overdue.length, dueToday: digest.dueToday.length, lines: linesOf(digest, robot.language, wall) };
    if (digests.length) tellGroup(context, robot, { kind: "digest", facts, key: `digest ${day}` });
  }
  return told;
}

export const morningDigest = ({ pipeline, companies, ...given }: DigestDeps): Job => ({
  name: "duties.digest",
  seconds: 60,
  work: (signal) => inEveryCompany(companies, signal, async ({ id }) => void (await pipeline.act(systemActor(id), (context) => sendDigests(context, given)))),
});
