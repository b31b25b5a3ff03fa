import type { RobotKind } from "../../../../contract/robots.ts";
import type { Subject, Text } from "../../../../contract/toolkit.ts";
import type { CommandContext } from "../../../platform/command.ts";
import { render } from "../render.ts";
import { noticeTexts, type NoticeKind, robotTestText } from "../texts.ts";
import * as store from "./store.ts";

/** Somebody who is told something himself; a group hears what its role or department hears. */
export interface Hearer {
  roles: readonly string[];
  departmentIds?: readonly string[];
}

// Mobile numbers, and others with an area code: a group chat is no place for them.
const phones = /(?<![\d-])(?:\+?86[- ]?)?1[3-9]\d{9}(?!\d)|(?<![\d-])0\d{2,3}-\d{7,8}(?!\d)/g;
export const withoutPhones = (text: string): string => text.replace(phones, "***");

/** Whose news a robot tells: of a role, of a department, or of everybody. */
export const hears = ({ role, departmentId }: Pick<store.Robot, "role" | "departmentId">, { roles, departmentIds = [] }: Hearer): boolean =>
  (role === null || roles.includes(role)) && (departmentId === null || departmentIds.includes(departmentId));

/** The robots that tell news of a kind; asked before the news is put together. */
export const groupsFor = async ({ tx }: Pick<CommandContext, "tx">, kind: RobotKind): Promise<store.Robot[]> => (await store.robots(tx)).filter(({ kinds }) => kinds.includes(kind));

const pathOf = (subject: Subject | undefined): string => (subject?.kind === "order" ? `/orders/${subject.id}` : "/duties");

interface Word {
  kind: string;
  words: { title: Text; text: Text };
  facts: Readonly<Record<string, unknown>>;
  path: string;
  key: string;
}

function queue(context: CommandContext, robot: store.Robot, { kind, words, facts, path, key }: Word): string {
  const id = context.newId();
  const [title, text] = [words.title, words.text].map((template) => withoutPhones(render(template, facts, robot.language)));
  context.collect(store.messageBook, { id, robotId: robot.id, key, kind, title: title!, text: text!, path });
  return id;
}

/** Hands a notice to a group's robot; it goes out after the commit. The same key is told once. */
export const tellGroup = (context: CommandContext, robot: store.Robot, given: { kind: NoticeKind; facts: Readonly<Record<string, unknown>>; subject?: Subject | undefined; key: string }): void =>
  void queue(context, robot, { kind: given.kind, words: noticeTexts[given.kind], facts: given.facts, path: pathOf(given.subject), key: given.key });

/** A word by which an administrator sees that a robot works. */
export const robotTest = (context: CommandContext, robot: store.Robot): string =>
  queue(context, robot, { kind: "test", words: robotTestText, facts: { name: robot.name }, path: "/", key: `test ${context.newId()}` });
