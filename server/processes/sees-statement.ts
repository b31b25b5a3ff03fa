import { scopeOf } from "../platform/actor.ts";
import type { Context } from "../platform/command.ts";
import * as settlement from "../modules/settlement/index.ts";

/** Whether somebody may see a customer's statement of account. Apart from `may-see.ts`, which also speaks of assessment: nothing that knows one knows the other (00.5). */
export async function seesStatement({ tx, actor }: Pick<Context, "tx" | "actor">, id: string): Promise<boolean> {
  const scope = scopeOf(actor, "settlement.see");
  return scope !== undefined && settlement.maySeeStatement({ tx, actor, scope }, id);
}
