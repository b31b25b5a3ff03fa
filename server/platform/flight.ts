import pg from "pg";

pg.types.setTypeParser(pg.types.builtins.DATE, (value: string) => value);

/** A statement as it goes over the wire. */
export interface Statement {
  readonly text: string;
  readonly values: (Buffer | string | null)[];
  /** Under which a session remembers it; without it the session forgets it at once. */
  readonly name?: string | undefined;
}

/** What one statement of a flight was answered. */
export interface Answer {
  readonly rows: Record<string, unknown>[];
  /** Rows that it touched or gave. */
  count: number;
  /** What the server says it did: `COMMIT`, `ROLLBACK`, `SELECT 3`. */
  command: string;
}

interface Columns {
  readonly keys: readonly string[];
  readonly read: readonly ((text: string) => unknown)[];
}
const none: Columns = { keys: [], read: [] };

/** What a connection's session knows by name. */
interface Known {
  /** Names that it was told to remember and has not said so yet, in their order. */
  readonly told: (string | undefined)[];
  readonly remembered: Set<string>;
  /** The columns of what it remembers never change, so they are asked for once. */
  readonly columns: Map<string, Columns>;
}
const knownOn = new WeakMap<pg.Connection, Known>();
function knownBy(connection: pg.Connection): Known {
  const found = knownOn.get(connection);
  if (found) return found;
  const known: Known = { told: [], remembered: new Set(), columns: new Map() };
  connection.on("parseComplete", () => {
    const name = known.told.shift();
    if (name) known.remembered.add(name);
  });
  knownOn.set(connection, known);
  return known;
}

const camel = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
function element(value: unknown): string {
  if (Array.isArray(value)) return listed(value);
  const sent = asSent(value);
  if (sent === null) return "NULL";
  return `"${(typeof sent === "string" ? sent : `\\x${sent.toString("hex")}`).replace(/[\\"]/g, "\\$&")}"`;
}
const listed = (values: readonly unknown[]): string => `{${values.map(element).join(",")}}`;

/** A value as PostgreSQL reads it: instants in UTC, arrays as its own, other objects as JSON. */
export function asSent(value: unknown): Buffer | string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || Buffer.isBuffer(value)) return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return listed(value);
  return typeof value === "number" || typeof value === "boolean" || typeof value === "bigint" ? value.toString() : JSON.stringify(value);
}

/**
 * Several statements that go to the server together and come back together: one write, one wait. Outside of a transaction they are one; where one fails, those after it are not carried out.
 * The driver's own queries wait for each other, and its pipeline mode cannot share a pool with copying (decision 0031).
 */
class Flight implements pg.Submittable {
  readonly statements: readonly Statement[];
  /** The driver puts its time limit around it, and tells nothing but that where it is over. */
  callback: (error: Error | null, answers?: Answer[]) => void;
  private known: Known | undefined;
  private columns = none;
  private answer: Answer = { rows: [], count: 0, command: "" };
  private readonly answers: Answer[] = [];
  private broken: Error | null = null;

  constructor(statements: readonly Statement[], callback: Flight["callback"]) {
    this.statements = statements;
    this.callback = callback;
  }

  submit(connection: pg.Connection): void {
    const known = (this.known = knownBy(connection));
    const toldNow = new Set<string>();
    connection.stream.cork();
    for (const { name, text, values } of this.statements) {
      if (!name || !(known.remembered.has(name) || toldNow.has(name))) {
        known.told.push(name);
        if (name) toldNow.add(name);
        connection.parse({ name: name ?? "", text, types: [] }, true);
      }
      connection.bind({ statement: name ?? "", values }, true);
      if (!name || !known.columns.has(name)) connection.describe({ type: "P" }, true);
      connection.execute(null, true);
    }
    connection.sync();
    connection.stream.uncork();
    this.expectNext();
  }

  /** The next statement's columns, where its session knew them before. */
  private expectNext(): void {
    const name = this.statements[this.answers.length]?.name;
    this.columns = (name && this.known?.columns.get(name)) || none;
  }

  handleRowDescription({ fields }: { fields: readonly { name: string; dataTypeID: Parameters<typeof pg.types.getTypeParser>[0] }[] }): void {
    this.columns = { keys: fields.map(({ name }) => camel(name)), read: fields.map(({ dataTypeID }) => pg.types.getTypeParser(dataTypeID, "text")) };
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const { keys, read } = this.columns;
    const row: Record<string, unknown> = {};
    try {
      for (let i = 0; i < keys.length; i += 1) {
        const text = fields[i];
        row[keys[i]!] = text === null || text === undefined ? null : read[i]!(text);
      }
    } catch (error) {
      this.broken = error instanceof Error ? error : new Error(String(error));
    }
    this.answer.rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    const name = this.statements[this.answers.length]?.name;
    if (name) this.known?.columns.set(name, this.columns);
    this.answer.command = text;
    this.answer.count = Number(text.slice(text.lastIndexOf(" ") + 1)) || 0;
    this.answers.push(this.answer);
    this.answer = { rows: [], count: 0, command: "" };
    this.expectNext();
  }

  handleError(error: Error): void {
    if (this.known) this.known.told.length = 0;
    this.callback(error, this.answers);
  }

  handleReadyForQuery(): void {
    this.callback(this.broken, this.answers);
  }
}

const before = new WeakMap<Error, readonly Answer[]>();
/** What the statements before the one that failed were answered in its flight; whatever they wrote is taken back. */
export const answeredBefore = (error: unknown): readonly Answer[] => (error instanceof Error && before.get(error)) || [];

/** Sends statements together and gives their answers in their order, columns in camelCase; rejects with what the first that failed said. */
export const fly = (client: Pick<pg.PoolClient, "query">, statements: readonly Statement[]): Promise<Answer[]> =>
  new Promise<Answer[]>((resolve, reject) => {
    client.query(new Flight(statements, (error, answers = []) => {
      if (!error) return resolve(answers);
      before.set(error, answers);
      reject(error);
    }));
  }).catch((error: Error) => {
    // Where it was asked tells more than where the socket was read.
    Error.captureStackTrace(error);
    throw error;
  });
