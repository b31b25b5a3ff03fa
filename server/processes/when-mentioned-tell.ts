import type { Subject } from "../../contract/toolkit.ts";
import * as cases from "../modules/cases/index.ts";
import * as changes from "../modules/changes/index.ts";
import { commentWritten } from "../modules/comments/index.ts";
import { notify } from "../modules/notices/index.ts";
import * as orders from "../modules/orders/index.ts";
import type { Tx } from "../platform/db.ts";
import { type Reaction, when } from "../platform/events.ts";

const readers: Readonly<Record<string, (tx: Tx, id: string) => Promise<{ number: string } | undefined>>> = { order: orders.readOrderRow, case: cases.readCaseRow, change: changes.readChangeRow };

/** How people call a document: its number. */
export const numberOf = async (tx: Tx, { kind, id }: Subject): Promise<string> => (await readers[kind]?.(tx, id))?.number ?? "";

const shown = 200;

/** Whoever was called by name in a comment finds a notice that leads to it; who calls himself is not told. */
export const whenMentionedTell: Reaction = when(commentWritten, async ({ about, commentId, byName, text, mentioned }, context) => {
  const others = mentioned.filter((id) => id !== context.actor.id);
  if (!others.length) return;
  const facts = { number: await numberOf(context.tx, about), by: byName, text: text.length > shown ? `${text.slice(0, shown)}…` : text };
  for (const personId of others) notify(context, { personId, kind: "mentioned", facts, subject: about, key: `comment ${commentId}` });
});
