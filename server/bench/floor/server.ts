import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import pg from "pg";
import { uuidv7 } from "../../platform/ids.ts";
import { leasedNumbers, period } from "./numbers.ts";
import { type StatementName, statements } from "./statements.ts";

/** A request of the floor: the caller says who it is, and nobody asks whether that is so. */
interface Call {
  /** Where from the path: the name of the statement, then what it is about. */
  name: string;
  about: string;
  actor: string;
  key: string;
  hash: string;
  body: string;
}

const database = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
pg.types.setTypeParser(pg.types.builtins.DATE, (value: string) => value);
const ask = async (name: StatementName, values: unknown[]) => (await database.query<Record<string, unknown>>({ name, text: statements[name], values })).rows;
const ids = (count: number) => Array.from({ length: count }, () => uuidv7());

const numbersOf = (kind: string, digits: number) => leasedNumbers(async (count) => Number((await ask("lease", [kind, period(digits), count]))[0]!.last));
const orderNumber = numbersOf("order", 8);
const deliveryNumber = numbersOf("delivery", 6);

/** A write whose statement touched nothing had nothing to do with. */
async function write(name: StatementName, values: unknown[]): Promise<unknown> {
  const [row] = await ask(name, values);
  if (!row) throw new Error(`${name} found nothing to do`);
  return row;
}

interface Form {
  customerId: string;
  contactId: string;
  addressId: string;
  requestedDate: string;
  note: string;
  lines: { product_id: string; quantity: string }[];
}
const formOf = (body: string) => JSON.parse(body) as Form;

const calls: Record<string, (call: Call) => Promise<unknown>> = {
  drafts: ({ actor }) => ask("drafts", [actor]),
  customer: ({ about }) => ask("customer", [about]),
  advice: ({ body }) => ask("advice", [formOf(body).customerId, JSON.stringify(formOf(body).lines)]),
  async enter({ actor, key, hash, body }) {
    const { customerId, contactId, addressId, requestedDate, note, lines } = formOf(body);
    const id = uuidv7();
    const typed = lines.map((line, i) => ({ ...line, id: uuidv7(), line_no: i + 1 }));
    return { id, ...(await write("enter", [id, customerId, actor, JSON.stringify(typed), requestedDate, note, `SO${period(8)}-${await orderNumber()}`, key, hash, contactId, addressId]) as object) };
  },
  async submit({ about, actor, key, hash }) {
    return write("submit", [about, uuidv7(), ids(7), actor, key, hash, createHash("sha256").update(about).digest("hex"), `DN${period(6)}-${await deliveryNumber()}`]);
  },
  deliveries: ({ about }) => ask("deliveries", [about]),
  delivery: ({ about }) => ask("delivery", [about]),
  pick: ({ about, actor, key, hash, body }) => write("pick", [about, body, actor, key, hash]),
  pack: ({ about, actor, key, hash }) => write("pack", [about, ids(2), actor, key, hash]),
  byNumber: ({ about }) => ask("byNumber", [about.toLowerCase()]),
  order: ({ about }) => ask("order", [about]),
  ship: ({ about, actor, key, hash, body }) => write("ship", [about, body, ids(7), actor, key, hash]),
  newest: () => ask("newest", []),
  ofCustomer: ({ about }) => ask("ofCustomer", [about]),
  requests: ({ about }) => ask("requests", [about, "requested"]),
  invoice: ({ about, actor, key, hash, body }) => write("invoice", [about, uuidv7(), JSON.parse(body) as string, uuidv7(), actor, key, hash, period(6)]),
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function answer(request: IncomingMessage): Promise<unknown> {
  if (request.url === "/ready") return ask("drafts", [uuidv7()]);
  // The door's address begins as the house's does.
  const [, , , name = "", about = ""] = (request.url ?? "").split("/");
  const call = calls[name];
  if (!call) throw new Error(`no such call: ${name}`);
  const body = request.method === "POST" ? await bodyOf(request) : "";
  const hash = body && createHash("sha256").update(`${request.url}\n${body}`).digest("hex");
  return call({ name, about: decodeURIComponent(about), actor: String(request.headers.authorization), key: String(request.headers["idempotency-key"]), hash, body });
}

const server = createServer((request, response) => {
  answer(request).then(
    (given) => response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(given)),
    (error: Error) => response.writeHead(500, { "content-type": "application/json" }).end(JSON.stringify({ error: error.message })),
  );
});
server.listen(Number(process.env.PORT), "127.0.0.1");
process.once("SIGTERM", () => server.close(() => void database.end()).closeAllConnections());
