import ts from "typescript";

const random = new Set(["randomUUID", "randomBytes", "randomInt", "getRandomValues", "webcrypto", "machineRandom"]);
const ofObjects = new Set(["Math.random", "Date.now", "performance.now", "process.hrtime"]);
const sqlOwn = /\b(?:now|random|gen_random_uuid|uuidv[47]|(?:clock|statement|transaction)_timestamp|timeofday)\(\)|\bcurrent_(?:date|time|timestamp)\b|\blocal(?:time|timestamp)\b/i;

const isCallOf = (node: ts.Node, name: string): node is ts.CallExpression => ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name;

/**
 * Where a piece of code asks the machine what comes from a seed in a simulation: the time, random bytes; or hands a house anything but the machine's own. An import that names such a thing is no
 * use of it.
 */
export function askedOfMachine(node: ts.Node): string[] {
  if (ts.isIdentifier(node) && random.has(node.text) && !ts.isImportSpecifier(node.parent)) return [node.text];
  if (ts.isPropertyAccessExpression(node) && ofObjects.has(node.getText())) return [node.getText()];
  if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length) return ["new Date()"];
  return isCallOf(node, "openHouse") && node.arguments.length > 1 ? ["openHouse(…, …)"] : [];
}

/** What SQL asks the database of its own time and chance. */
export const askedOfDatabase = (text: string): string[] => sqlOwn.exec(text)?.slice(0, 1) ?? [];

/**
 * Whether SQL takes the first of rows that others may take beside it and leaves open which one that is among those of one instant: PostgreSQL promises no order among equals, so it has to end
 * with an id.
 */
export const takesWhichever = (text: string): boolean =>
  text.replace(/\s+/g, " ").split(" skip locked").slice(0, -1).some((before) => !/ order by (?:[^()]+, )?(?:\w+\.)?(?:\w+_)?id limit \S+ for update$/.test(before));

/** Columns that fill themselves with the database's own time or chance. */
export async function ownDefaults(ask: (text: string) => Promise<Record<string, unknown>[]>): Promise<string[]> {
  const rows = await ask(`
    select n.nspname || '.' || c.relname || '.' || a.attname as column, pg_get_expr(d.adbin, d.adrelid) as filled
      from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum join pg_class c on c.oid = d.adrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname !~ '^(pg_|information_schema)'`);
  return rows.filter(({ filled }) => askedOfDatabase(String(filled)).length).map(({ column }) => String(column));
}
