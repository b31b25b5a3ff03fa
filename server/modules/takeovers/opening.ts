import type { CommandContext } from "../../platform/command.ts";
import { refuse, Refused } from "../../platform/refusal.ts";
import { sealedRefusal, type Takeover } from "./takeovers.ts";
import * as store from "./store.ts";

/** The takeover, locked, while it may still be changed. Refused: takeoverNotOpen, takeoverAccepted. */
export async function lockOpen({ tx }: Pick<CommandContext, "tx">): Promise<Takeover | Refused> {
  const takeover = await store.lock(tx);
  if (!takeover) return refuse("takeoverNotOpen");
  const sealed = sealedRefusal(takeover);
  return sealed ? new Refused([sealed]) : takeover;
}

/** The same, begun now where none was. */
export async function openOrBegin(context: CommandContext, cutoverOn: string): Promise<Takeover | Refused> {
  const { tx, actor, now } = context;
  await store.insert(tx, { id: context.newId(), cutoverOn, openedBy: actor.id, openedAt: now });
  return lockOpen(context);
}
