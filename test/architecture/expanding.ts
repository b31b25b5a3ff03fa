// Whether a migration only expands (decision 0026), by its text: what is of none of these forms is taken to do more.

/** What a migration has made so far, and the columns that it gave to tables of before, by their table. */
interface Made {
  names: Set<string>;
  /** Of columns that the version before leaves empty; those with a default it fills, and does not know. */
  empty: Map<string, string[]>;
  columns: Map<string, string[]>;
}

const split = (text: string, at: RegExp): string[] => {
  const parts: string[] = [];
  let [depth, from, quote] = [0, 0, ""];
  for (const { 0: sign, index } of text.matchAll(/\$\$|['();,]/g)) {
    if (quote) quote = sign === quote ? "" : quote;
    else if (sign === "'" || sign === "$$") quote = sign;
    else if (sign === "(") depth += 1;
    else if (sign === ")") depth -= 1;
    else if (!depth && at.test(sign)) {
      parts.push(text.slice(from, index));
      from = index + 1;
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter(Boolean);
};
const statementsIn = (sql: string): string[] => split(sql.replace(/--.*$/gm, ""), /;/).map((statement) => statement.replace(/\s+/g, " "));

const addTo = (columns: Map<string, string[]>, table: string, column: string) => void columns.set(table, [...(columns.get(table) ?? []), column]);
/** Whether one of the columns in a list is empty in every row of the version before, so that nothing which it writes meets what is asked of them. */
const oneIsEmpty = (list: string, empty: readonly string[] = []) => list.split(",").some((column) => empty.includes(column.trim().split(" ")[0]!));

/** Whether the version before goes on writing this table as it did. */
function bears(action: string, table: string, made: Made): boolean {
  const [, column, rest = ""] = /^add column (\w+) (.+)$/.exec(action) ?? [];
  if (column) {
    const filled = /\bdefault\b|\bgenerated\b/.test(rest);
    addTo(made.columns, table, column);
    if (!filled) addTo(made.empty, table, column);
    return filled || !/\bnot null\b|\bprimary key\b/.test(rest);
  }
  // When PostgreSQL cleans up a table is nothing that anybody writes or reads.
  if (/^set \(autovacuum_[^()]+\)$/.test(action)) return true;
  const [, first] = /^add constraint \w+ check \(\(?(\w+) is null\)? or /.exec(action) ?? [];
  const [, keyed] = /^add constraint \w+ (?:unique|foreign key) \(([^)]+)\)/.exec(action) ?? [];
  return oneIsEmpty(first ?? keyed ?? "", made.empty.get(table));
}

/** What it is in the way of, of what was there before: nothing where it only expands. */
const forms: readonly [RegExp, (made: Made, ...named: string[]) => boolean][] = [
  [/^create (?:schema|table|function|procedure|view|type|sequence) ([\w.]+)/, ({ names }, name) => Boolean(names.add(name))],
  [/^create index \w+ on /, () => true],
  [/^create unique index \w+ on ([\w.]+) (?:using \w+ )?\((.+?)\)(?: |$)/, ({ names, empty }, table, list) => names.has(table) || oneIsEmpty(list, empty.get(table))],
  [/^alter table ([\w.]+) (.+)$/, (made, table, actions) => made.names.has(table) || split(actions, /,/).every((action) => bears(action, table, made))],
  [/^update ([\w.]+) (?:\w+ )?set (.+?)(?: from .+| where .+)?$/, ({ names, columns }, table, given) => names.has(table) || split(given, /,/).every((one) => columns.get(table)?.includes(one.split(" ")[0]!))],
  [/^insert into ([\w.]+) /, ({ names }, table) => names.has(table)],
  [/^create (?:trigger|policy) \w+ .*?\bon ([\w.]+)/, ({ names }, table) => names.has(table)],
  [/^revoke .+? on (?:table |function )?([\w.]+)/, ({ names }, name) => names.has(name)],
  [/^grant /, () => true],
  [/^comment on /, () => true],
  // Rights and row-level security of tables that have none yet.
  [/^call platform\.protect\(/, () => true],
];

/** The statements of a migration that do more than expand. */
export function beyondExpanding(sql: string): string[] {
  const made: Made = { names: new Set(), empty: new Map(), columns: new Map() };
  return statementsIn(sql).filter((statement) => {
    for (const [form, expands] of forms) {
      const named = form.exec(statement);
      if (named) return !expands(made, ...named.slice(1));
    }
    return true;
  });
}

/** Tables of before that a migration builds an index on, or reads through for a check or a key: whoever writes there waits until that is done. */
export function heldUp(sql: string): string[] {
  const statements = statementsIn(sql);
  const made = new Set(statements.flatMap((statement) => /^create table ([\w.]+)/.exec(statement)?.[1] ?? []));
  const touched = statements.flatMap((statement) => /^create (?:unique )?index \w+ on ([\w.]+)/.exec(statement)?.[1] ?? /^alter table ([\w.]+) .*\badd constraint /.exec(statement)?.[1] ?? /^update ([\w.]+) /.exec(statement)?.[1] ?? []);
  return [...new Set(touched)].filter((table) => !made.has(table));
}
