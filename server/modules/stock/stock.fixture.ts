import { randomUUID } from "node:crypto";
import type { Actor } from "../../platform/actor.ts";
import { clockWith } from "../../platform/clock.ts";
import { type CommandContext, type Pipeline, pipelineOf } from "../../platform/command.ts";
import type { Database } from "../../platform/db.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";
import { addWarehouse, setOpening } from "./index.ts";

export const keeper: Actor = {
  kind: "person", id: randomUUID(), companyId: "1", name: "仓库", roles: ["warehouse"], departmentIds: [], permissions: new Map([["stock.see", "company"], ["stock.adjust", "company"]]),
};

/** The answer of a write that must not be refused. */
export function done<T>(outcome: T | Refused): T {
  if (isRefused(outcome)) throw new Error(`refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome;
}

export const codesOf = (outcome: unknown): string[] => (isRefused(outcome) ? outcome.refusals.map(({ code }) => code) : []);

/** Two warehouses, and helpers that write through the room's door. */
export async function stockHouse(database: Database) {
  const pipeline = pipelineOf(database, { clock: clockWith() }, []);
  const act = <T>(work: (context: CommandContext) => Promise<T | Refused>, through: Pipeline = pipeline) => through.act(keeper, work);
  const ledgerId = randomUUID();
  const warehouse = async (code: string, kind: "goods" | "hold" = "goods", more: { address?: string; ledgerId?: string } = {}) =>
    done(await act((context) => addWarehouse(context, { code, name: code, kind, ledgerId, address: "昆明市", ...more })));
  const [main, second] = [await warehouse("W1"), await warehouse("W2")];
  const opening = async (quantity: string, warehouseId = main, productId: string = randomUUID()): Promise<string> => {
    done(await act((context) => setOpening(context, [{ productId, warehouseId, quantity }])));
    return productId;
  };
  return { pipeline, act, warehouse, main, second, opening };
}
