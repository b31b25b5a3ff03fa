import fc from "fast-check";

/** What attackers type where a word is asked for. */
export const payloads = {
  sql: [
    "' or '1'='1", "'; drop table orders.orders; --", "1; select pg_sleep(5)", "') or pg_sleep(5) is null --", "\" or 1=1 --", "number desc; select 1", "(case when (select 1)=1 then id else number end)",
    "zh-CN' then 1 else (select 1/0) end --", "id) asc nulls first, (select version()", "{\"$ne\":null}", "%' escape '\\", "\\", "%", "_", "1e400", "-1", "NaN", "0x10", "9".repeat(30),
  ],
  template: ["{{constructor.constructor('return 7*7')()}}", "${7*7}", "<%= 7*7 %>", "{{7*7}}", "#{7*7}", "#eval(\"1\")", "#sys.inputs", "{name}", "{__proto__}", "<?PHP echo 7*7 ?>"],
  script: ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "javascript:alert(1)", "'-alert(1)-'", "</textarea><script>alert(1)</script>"],
  path: ["../../../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "file\u0000.pdf", "%2e%2e%2f", "CON", "a".repeat(300), "....//....//"],
  odd: ["", " ", "\u0000", "\ud800", "\u202e", "ａ＝１", "\r\nset-cookie: a=b", "__proto__", "constructor", "toString", "null", "undefined", "[object Object]", "a".repeat(5000), "😀".repeat(200), "İ", "ß", "\ufeff=1+1", "1".repeat(100)],
} as const;
export const words: readonly string[] = Object.values(payloads).flat();

/** Fields that the database has, or another product would believe; none of them is a caller's to say. */
export const grabbed: Readonly<Record<string, unknown>> = {
  companyId: "2", company_id: 2, id: "0198c0de-0000-7000-8000-00000000dead", role: "admin", roles: ["admin"], isAdmin: true, status: "approved", state: "approved", stage: "completed", approvedBy: "0198c0de-0000-7000-8000-00000000dead",
  approvedAt: "2026-01-01T00:00:00Z", createdBy: "0198c0de-0000-7000-8000-00000000dead", enteredBy: "0198c0de-0000-7000-8000-00000000dead", creditLimit: "99999999", version: 99, revision: 99, permissions: ["*"], scope: "company", passes: true,
};

/** JSON in which the key that makes a prototype is a key of its own, as it travels. */
export const polluted = '{"__proto__":{"polluted":true,"isAdmin":true},"constructor":{"prototype":{"polluted":true}}}';

interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
}

export interface Operation {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  params: { name: string; in: "path" | "query"; schema: Schema }[];
  body: Schema | undefined;
}

interface Document {
  paths: Record<string, Record<string, { parameters?: Operation["params"]; requestBody?: { content?: Record<string, { schema?: Schema }> } }>>;
}

/** The operations of an OpenAPI document, as far as a caller must know them. */
export const operationsOf = (document: unknown): Operation[] =>
  Object.entries((document as Document).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase() as Operation["method"], path, params: parameters.filter((each) => each.in === "path" || each.in === "query"), body: requestBody?.content?.["application/json"]?.schema,
    })));

/** Ids that a request may name: of things that exist here, of another company's, and of nothing. */
export interface Pools {
  own: readonly string[];
  foreign: readonly string[];
  /** For keys of paths, by the path. */
  keyed(path: string, name: string): string | undefined;
}

export interface Knock {
  operation: Operation;
  url: string;
  /** As it travels; undefined for none. */
  body: string | undefined;
  who: number;
}

type Gen = ReturnType<ReturnType<typeof fc.gen>["generate"]>["value"];

const texts = new Map<string, fc.Arbitrary<string>>();
function matching(pattern: string): fc.Arbitrary<string> {
  const known = texts.get(pattern);
  if (known) return known;
  let made: fc.Arbitrary<string>;
  try {
    made = fc.stringMatching(new RegExp(pattern));
    fc.sample(made, 1);
  } catch {
    made = fc.constant("abc");
  }
  texts.set(pattern, made);
  return made;
}

/** Makes requests, most of whose fields are what they should be and some of which are not. */
export class Attacker {
  readonly #g: Gen;
  readonly #pools: Pools;
  /** Of a hundred fields, how many are hostile. */
  readonly #share: number;
  constructor(g: Gen, pools: Pools, share: number) {
    this.#g = g;
    this.#pools = pools;
    this.#share = share;
  }

  #chance = (percent: number): boolean => this.#g(fc.nat, { max: 99 }) < percent;
  #of<T>(choices: readonly T[]): T {
    return choices[this.#g(fc.nat, { max: choices.length - 1 })]!;
  }

  #id(): string {
    const { own, foreign } = this.#pools;
    return this.#chance(70) ? this.#of(own) : this.#chance(50) ? this.#of(foreign) : this.#g(fc.uuid);
  }

  #text({ format, pattern, minLength = 0, maxLength = 40 }: Schema): string {
    if (format === "uuid") return this.#id();
    if (format === "date") return this.#of(["2026-12-01", "2026-11-24", "2027-02-28", "1999-12-31"]);
    if (format === "date-time") return this.#of(["2026-12-01T00:00:00Z", "2026-11-24T06:00:00Z"]);
    if (format === "email") return "somebody@example.com";
    if (pattern && !pattern.includes("\\p{")) return this.#g(() => matching(pattern));
    const word = this.#chance(50) ? this.#of(words) : this.#of(["昆明鑫达", "Abc", "1", "云南省", "2026"]);
    return word.slice(0, maxLength).padEnd(minLength, "a");
  }

  #hostile(depth: number): unknown {
    return this.#of<() => unknown>([
      () => this.#of(words), () => this.#of(words), () => this.#of([0, -1, 1e21, 1.5, 2_147_483_648, Number.MAX_SAFE_INTEGER + 2]), () => null, () => true, () => [], () => ({}), () => [[[]]],
      () => ({ ...grabbed }), () => JSON.parse(polluted) as unknown, () => Array.from({ length: depth < 2 ? 700 : 3 }, () => "a"),
    ])();
  }

  #value(schema: Schema, depth = 0): unknown {
    if (depth > 0 && this.#chance(this.#share)) return this.#hostile(depth);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return this.#of(schema.enum);
    const either = schema.anyOf ?? schema.oneOf;
    if (either) return this.#value(this.#of(either), depth + 1);
    if (schema.allOf) return this.#value(Object.assign({}, schema, { allOf: undefined }, ...schema.allOf) as Schema, depth + 1);
    const type = Array.isArray(schema.type) ? this.#of(schema.type) : schema.type;
    if (type === "object") {
      const required = new Set(schema.required);
      return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => required.has(name) ? !this.#chance(3) : this.#chance(60)).map(([name, each]) => [name, this.#value(each, depth + 1)]));
    }
    if (type === "array") return Array.from({ length: Math.max(schema.minItems ?? 0, this.#g(fc.nat, { max: 2 })) }, () => this.#value(schema.items ?? {}, depth + 1));
    if (type === "boolean") return this.#chance(50);
    if (type === "integer") return this.#of([0, 1, 2, 3, 7, 50, 199, schema.minimum ?? 1, schema.maximum ?? 5]);
    if (type === "number") return this.#of([0, 1, 0.5, schema.minimum ?? 1]);
    if (type === "null") return null;
    return type === "string" ? this.#text(schema) : this.#of(["2026-12-01T00:00:00Z", "1", "true"]);
  }

  #path({ path, params }: Operation): string {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const schema = params.find((each) => each.in === "path" && each.name === name)?.schema ?? {};
      const known = this.#pools.keyed(path, name);
      const key = known && this.#chance(75) ? known : this.#chance(40) ? this.#of(words) : String(this.#value({ ...schema }, 0));
      return encodeURIComponent(key.toWellFormed());
    });
    const query = params.filter((each) => each.in === "query" && this.#chance(60)).map(({ name, schema }) => {
      const value = this.#chance(40) ? this.#of(words) : this.#value(schema, 1);
      return `${encodeURIComponent(name)}=${encodeURIComponent((typeof value === "string" ? value : JSON.stringify(value)).toWellFormed())}`;
    });
    if (this.#chance(5)) query.push(`${encodeURIComponent(this.#of(words).toWellFormed())}=1`, "__proto__[x]=1", "sort=1;select 1");
    return `${filled}${query.length ? `?${query.join("&")}` : ""}`;
  }

  #body({ body, method }: Operation): string | undefined {
    if (method === "GET") return undefined;
    if (!body) return this.#chance(80) ? "{}" : undefined;
    if (this.#chance(3)) return this.#of(["", "[", "null", "[]", '"x"', "{\"a\":", "[".repeat(20_000), `${'{"a":'.repeat(500)}1${"}".repeat(500)}`, polluted]);
    const made = this.#value(body);
    const whole = typeof made === "object" && made !== null && !Array.isArray(made) && this.#chance(15) ? { ...made, ...Object.fromEntries(Object.entries(grabbed).filter(() => this.#chance(30))) } : made;
    return JSON.stringify(whole);
  }

  knock(operations: readonly Operation[], callers: number): Knock {
    const operation = this.#of(operations);
    return { operation, url: this.#path(operation), body: this.#body(operation), who: this.#g(fc.nat, { max: callers - 1 }) };
  }
}

/** So many requests, always the same ones for a seed. */
export const knocksFor = (given: { operations: readonly Operation[]; pools: Pools; callers: number; share: number }, { seed, numRuns }: { seed: number; numRuns: number }): Knock[] =>
  fc.sample(fc.gen().map((g) => new Attacker(g, given.pools, given.share).knock(given.operations, given.callers)), { seed, numRuns });
