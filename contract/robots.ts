import { z } from "zod";
import { roles } from "./permissions.ts";
import { command, id, instant, languages, page, paging, query, text } from "./toolkit.ts";

export const robotVendors = ["wecom", "dingtalk", "feishu"] as const;
export type RobotVendor = (typeof robotVendors)[number];
/** What goes to a group: the morning's list, what was handed up, what brooks no delay. */
export const robotKinds = ["digest", "escalation", "urgent"] as const;
export type RobotKind = (typeof robotKinds)[number];
export const robotStates = ["queued", "sent", "failed"] as const;

const said = {
  name: text(40).min(1), vendor: z.enum(robotVendors), kinds: z.array(z.enum(robotKinds)).min(1).max(robotKinds.length), role: z.enum(roles).nullable().default(null), departmentId: id.nullable().default(null),
  language: z.enum(languages).default("zh-CN"),
};
const url = z.url().max(500);
const secret = text(200).min(1);
const saved = z.object({ id, revision: z.int() });

export const listRobots = query({
  name: "robots.list", summary: "Robots of group chats; their addresses are not shown", path: "/robots", permission: "notices.robots",
  answer: z.array(z.object({ id, ...said, role: z.enum(roles).nullable(), departmentId: id.nullable(), host: z.string(), signed: z.boolean(), revision: z.int() })),
});
export const addRobot = command({
  name: "robots.add", summary: "Let a group's robot tell news", path: "/robots", permission: "notices.robots", body: z.strictObject({ ...said, url, secret: secret.optional() }), answer: saved,
});
/** Without an address the old one stays; a secret of null takes it away. */
export const editRobot = command({
  name: "robots.edit", summary: "Change what a robot tells, or where to", path: "/robots/:robotId", permission: "notices.robots", params: z.object({ robotId: id }),
  body: z.strictObject({ ...said, url: url.optional(), secret: secret.nullable().optional(), expectedRevision: z.int() }), answer: saved,
});
export const removeRobot = command({ name: "robots.remove", summary: "Tell a robot nothing more", path: "/robots/:robotId/removal", permission: "notices.robots", params: z.object({ robotId: id }), answer: z.object({ id }) });
export const testRobot = command({ name: "robots.test", summary: "Send a robot a word to try it", path: "/robots/:robotId/test", permission: "notices.robots", params: z.object({ robotId: id }), answer: z.object({ messageId: id }) });
export const listRobotMessages = query({
  name: "robots.messages", summary: "What was sent to groups and what became of it, newest first", path: "/robot-messages", permission: "notices.robots", query: paging,
  answer: page(z.object({ id, robotId: id, robotName: z.string(), kind: z.string(), title: z.string(), state: z.enum(robotStates), attempts: z.int(), lastError: z.string().nullable(), queuedAt: instant, sentAt: instant.nullable() })),
});
