import type { RobotKind } from "../../contract/robots.ts";
import type { Subject } from "../../contract/toolkit.ts";
import { groupsFor, hears, type NoticeKind, robotFailed, notify, tellGroup } from "../modules/notices/index.ts";
import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import type { Reader, ReadersOf } from "./readers.ts";

interface News {
  kind: RobotKind;
  notice: NoticeKind;
  facts: Readonly<Record<string, unknown>>;
  subject?: Subject;
  key: string;
  /** Who is told it himself. */
  told: readonly Reader[];
}

/** Tells the groups whose role or department was told; nothing that is about somebody's own work goes to a group. */
export async function tellGroups(context: CommandContext, { kind, notice, told, ...news }: News): Promise<void> {
  if (!told.length) return;
  for (const robot of await groupsFor(context, kind)) if (told.some((reader) => hears(robot, reader))) tellGroup(context, robot, { kind: notice, ...news });
}

/** A robot that was given up is told to the administrators, once a day. */
export const whenRobotFailsTell = (readersOf: ReadersOf): Reaction =>
  when(robotFailed, async ({ robotId, robotName, error }, context) => {
    for (const { id, roles } of await readersOf(context))
      if (roles.includes("admin")) notify(context, { personId: id, kind: "robotFailed", facts: { robotName, error }, key: `robot ${robotId} ${context.now.toISOString().slice(0, 10)}` });
  });
