import { appendFileSync } from "node:fs";
import { expect } from "vitest";
import type { House } from "../../server/house.ts";
import type { CommandContext, Handler } from "../../server/platform/command.ts";
import { keepAnswer } from "../../server/platform/idempotency.ts";

/** Commands of which the journal holds nothing, each with its reason. */
const untold: Record<string, string> = {
  "notices.markRead": "that somebody has read is told to nobody, and nothing hangs on it",
  "copies.read": "as above",
  "setMyLanguage": "in which language somebody reads his own pages",
  "orders.saveView": "how somebody likes to look at his list, seen by him alone",
  "orders.arrangeViews": "as above",
  "orders.dropView": "as above",
  "orders.saveDraft": "what somebody has not finished typing, seen by him alone; an order is told when it is entered",
  "orders.dropDraft": "as above",
};

/** What the whole check looks at when all tests have run (test/commands-met.ts); a run by hand writes none. */
const report = process.env["CI"] && "reports/commands.txt";
const written = new Set<string>();
/** What is met by chance is not met every time. */
const byChance = () => /\/test\/(random|simulation)\//.test(expect.getState().testPath ?? "");
function note(name: string, what: "known" | "met"): void {
  const line = `${what} ${name}\n`;
  if (!report || written.has(line) || byChance()) return;
  written.add(line);
  appendFileSync(report, line);
}

/** Throws, and so has the command refused as an error, where it was accepted and nothing of it will be found in the journal. */
function judge(name: string, told: boolean): void {
  note(name, "met");
  if (told === name in untold) throw new Error(told ? `${name} is told in the journal, and named in test/support/telling.ts as one that is not` : `${name} is accepted, and nothing of it is told in the journal`);
}

const heard = new WeakSet<object>();
/** The pipeline keeps the answer last, when all reactions are through; whatever a command does by other commands is of the same transaction, and told by whoever was asked. */
function hear(name: string, context: CommandContext): void {
  if (heard.has(context)) return;
  heard.add(context);
  const { collect } = context;
  let told = false;
  const heardToo: CommandContext["collect"] = (collector, item) => {
    told ||= collector.name === "journal";
    if ((collector as object) === keepAnswer) judge(name, told);
    collect(collector, item);
  };
  Object.assign(context, { collect: heardToo });
}

const known = new WeakSet<Handler>();
/** Has every accepted command of a house of the tests found out that tells nothing (P24), whichever test it is met in. */
export function watched<H extends Pick<House, "handlers">>(house: H): H {
  for (const handler of house.handlers) {
    const { name, kind } = handler.endpoint;
    if (kind !== "command" || known.has(handler)) continue;
    known.add(handler);
    note(name, "known");
    const { handle } = handler;
    const heardToo: Handler["handle"] = (input, context) => (hear(name, context), handle(input, context));
    Object.assign(handler, { handle: heardToo });
  }
  return house;
}
