import * as contract from "../../../contract/statements.ts";
import { type Context, handle, read } from "../../platform/command.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";
import { isRefused, refuse } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { accountsOf } from "./account-store.ts";
import type { SettlementDeps } from "./deps.ts";
import { statementMade, statementSent } from "./events.ts";
import { mayReach } from "./reach.ts";
import type { Account } from "./settlement.ts";
import { insertStatement, ledgerOfAccount, statementsWhere } from "./statement-store.ts";
import { statementOf } from "./statements.ts";

/** Whether a reader's permission reaches the customer of a statement. */
export const maySeeStatement = async (reader: Pick<Context, "tx" | "actor" | "scope">, id: string): Promise<boolean> => (await statementsWhere(reader, { id, limit: 1 })).length > 0;

/** The account within reach in a currency; a customer without business in it has none. */
async function accountIn(context: Context, { customerId, currency }: { customerId: string; currency: string }): Promise<Account | undefined> {
  const found = (await accountsOf(context.tx, customerId)).find((account) => account.currency === currency);
  return found && mayReach(context, found) ? found : undefined;
}

const readStatement = read(contract.readStatement, async ({ customerId, currency, ...period }, context) => {
  const account = await accountIn(context, { customerId, currency });
  return account ? statementOf(context.tx, { ...account, ...period }) : refuse("notFound");
});

/** Keeps a statement as it stands now under a number of its own; what is recorded later for its period stands on the next one. */
const makeStatement = ({ nextNumber }: Pick<SettlementDeps, "nextNumber">) =>
  handle(contract.makeStatement, async ({ customerId, currency, from, to }, context) => {
    const account = await accountIn(context, { customerId, currency });
    if (!account) return refuse("notFound");
    const { tx, actor: { id: by }, now: at } = context;
    const statement = await statementOf(tx, { ...account, from, to });
    if (isRefused(statement)) return statement;
    const ledgerId = await ledgerOfAccount(tx, account);
    if (!ledgerId) return refuse("nothingToState");
    const number = await nextNumber(context, { ledgerId, kind: "statement" });
    const { opening, closing, customerName } = statement;
    const { salespersonId, departmentId } = account;
    const statementId = context.newId();
    await insertStatement(tx, { id: statementId, number, customerId, customerName, ledgerId, currency, fromDay: from, toDay: to, opening, closing, salespersonId, departmentId, by, at });
    record(context, { subject: { kind: "statement", id: statementId }, what: "made", facts: { number, customerId, from, to, opening, closing, currency } });
    context.emit(statementMade({ statementId, number, ledgerId, statement }));
    return { statementId, number, closing };
  });

const listStatements = read(contract.listStatements, async ({ cursor, limit, ...filter }, context) => {
  const [after] = keyLike(cursor, ["uuid"]) ?? [];
  if (cursor !== undefined && after === undefined) return refuse("invalidInput", { field: "cursor", reason: "unknown" }, ["cursor"]);
  return pageOf(await statementsWhere(context, { ...filter, after, limit: limit + 1 }), limit, ({ id }) => [id]);
});

/** Hands a statement to the mail; the process that hears of it encloses the paper. */
const sendStatement = handle(contract.sendStatement, async ({ statementId, to, words }, context) => {
  const [statement] = await statementsWhere(context, { id: statementId, limit: 1 });
  if (!statement) return refuse("notFound");
  record(context, { subject: { kind: "statement", id: statementId }, what: "sent", facts: { number: statement.number, customerId: statement.customerId } });
  context.emit(statementSent({ statementId, number: statement.number, customerId: statement.customerId, to, words, from: statement.from, until: statement.to }));
  return { statementId, to };
});

export const statementRoutes = (deps: Pick<SettlementDeps, "nextNumber">) => [readStatement, makeStatement(deps), listStatements, sendStatement];
