import * as contract from "../../../contract/takeovers.ts";
import { type CommandContext, handle, type Handler } from "../../platform/command.ts";
import { isRefused, refuse, Refused } from "../../platform/refusal.ts";
import * as customers from "../../modules/customers/index.ts";
import * as takeovers from "../../modules/takeovers/index.ts";
import { readRows } from "../imports/rows.ts";
import { textOf } from "../imports/table-kind.ts";
import { currencyOf, today } from "../register-facts.ts";
import { tableOfFile, type TakeoverDeps } from "./deps.ts";
import { acceptLimits } from "./limits.ts";
import { enterBook, inTurn } from "./read-book.ts";
import { sumsOfFiles } from "./sums.ts";

/** Makes facts of every book that came along, in turn. Refused where what was read without a fault has one by now, or comes to another sum. */
async function enterBooks(context: CommandContext, deps: TakeoverDeps, takeover: takeovers.Takeover, files: readonly takeovers.OldFile[]): Promise<Refused | undefined> {
  for (const kind of inTurn) {
    const file = files.find((one) => one.kind === kind);
    if (!file) continue;
    const table = await tableOfFile(context, deps, file);
    if (isRefused(table)) return table;
    const provenance = { takeoverId: takeover.id, cutoverOn: takeover.cutoverOn, source: file.source, file: file.name, sha256: file.sha256 };
    const { bad, rows, sums } = await enterBook(context, { kind: deps.books[kind], table, provenance, tell: deps.tellIn(context) });
    if (bad) return refuse("takeoverFileBad", { name: file.name, bad, kind, rows: rows.filter(({ faults }) => faults.length).slice(0, 100) });
    const other = takeovers.sumsRefusal(sums, file.sums);
    if (other) return new Refused([other]);
  }
  return undefined;
}

/** Approves the customers that the files brought, as the acceptance vouches for them; those whose file lacks something wait for somebody. */
async function approveCustomers(context: CommandContext, deps: TakeoverDeps, file: takeovers.OldFile | undefined): Promise<{ customersApproved: number; customersWaiting: number }> {
  const table = file && (await tableOfFile(context, deps, file));
  if (!table || isRefused(table)) return { customersApproved: 0, customersWaiting: 0 };
  const named = readRows(table, deps.shapeOf("customers"), await today(context)).map(({ cells }) => textOf(cells.name));
  const pending = (await customers.findByNames(context.tx, named)).filter(({ state }) => state === "pending");
  const { approved, waiting } = await deps.approveMany(context, pending.map(({ id }) => id));
  return { customersApproved: approved, customersWaiting: waiting };
}

/** Accepts the old books: every sum is that of the old books, then all of them become facts in one transaction, and the takeover is sealed with its sums and hashes. */
export const acceptTakeover = (deps: TakeoverDeps): Handler =>
  handle(contract.acceptTakeover, async ({ expectedRevision }, context) => {
    const { tx } = context;
    const takeover = await takeovers.lockOpen(context);
    if (isRefused(takeover)) return takeover;
    if (takeover.revision !== expectedRevision) return refuse("stale", { revision: takeover.revision });
    const files = await takeovers.filesOf(tx, takeover.id);
    const sums = await sumsOfFiles(tx, files);
    const open = takeovers.sumsRefusal(sums, await takeovers.controlsOf(tx, takeover.id));
    if (open) return new Refused([open]);
    // Before the orders, whose shipping asks for an approved customer.
    const approved = await approveCustomers(context, deps, files.find(({ kind }) => kind === "customers"));
    const limitsSet = await acceptLimits(context, await takeovers.creditsOf(tx, takeover.id), { takeoverId: takeover.id });
    if (isRefused(limitsSet)) return limitsSet;
    const refused = await enterBooks(context, deps, takeover, files);
    if (refused) return refused;
    const { revision } = await takeovers.sealTakeover(context, takeover, { sums, files });
    const currency = await currencyOf(tx);
    return { takeoverId: takeover.id, revision, orders: Number(sums.orders), receivables: sums[`receivables:${currency}`]!, deposits: sums[`deposits:${currency}`]!, limitsSet, ...approved };
  });
