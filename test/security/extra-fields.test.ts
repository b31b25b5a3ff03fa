import { describe, expect, test } from "vitest";
import { allEndpoints } from "../permissions/sweep.ts";
import { inputFor } from "../permissions/bodies.ts";
import { grabbed, polluted } from "./hostile.ts";

const endpoints = await allEndpoints();
const writes = endpoints.filter(({ method }) => method !== "GET");

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

/** The value with the extra fields in each of its objects that does not have them, one variant for each object. */
function variants(value: unknown, extra: Node): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => variants(item, extra).map((changed) => value.with(at, changed)));
  if (!isNode(value)) return [];
  const here = { ...extra, ...value };
  return [here, ...Object.entries(value).flatMap(([name, field]) => variants(field, extra).map((changed) => ({ ...value, [name]: changed })))];
}

/** Names that stand anywhere in a value. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return isNode(value) ? Object.entries(value).flatMap(([name, field]) => [name, ...namesIn(field)]) : [];
}

/** A line says which line it was. */
const meant: readonly string[] = ["orders.enter: id", "orders.edit: id", "orders.advise: id"];
/** What callers keep as they send it: a draft, a view's filter. */
const free: readonly string[] = ["orders.saveDraft", "orders.saveView"];

describe("[S5] a write takes no field that its contract does not name", () => {
  test("neither at its top nor in any of its parts: it is refused, or nothing of it is left", () => {
    const known = writes.filter(({ name }) => !free.includes(name));
    const kept = known.flatMap((endpoint) => {
      const input = inputFor(endpoint, {}) ?? {};
      const own = new Set(namesIn(input));
      return Object.entries(grabbed).filter(([name]) => !own.has(name)).flatMap(([name, value]) =>
        variants(input, { [name]: value }).flatMap((changed) => {
          const { success, data } = endpoint.body.safeParse(changed);
          const named = "shape" in endpoint.body && name in (endpoint.body.shape as object);
          return success && !named && namesIn(data).includes(name) ? [`${endpoint.name}: ${name}`] : [];
        }));
    });
    expect(known.length).toBeGreaterThan(150);
    expect([...new Set(kept)].filter((each) => !meant.includes(each))).toEqual([]);
  });

  test("most refuse it outright, so that a caller learns of his mistake", () => {
    const silent = writes.filter((endpoint) => endpoint.body.safeParse({ ...inputFor(endpoint, {}), isAdmin: true }).success).map(({ name }) => name);
    expect(silent.filter((name) => !free.includes(name))).toEqual([]);
  });
});

describe("[S15] what is no field is none", () => {
  test("`__proto__` as a field of its own changes nothing and is kept by no contract", () => {
    const sent = JSON.parse(polluted) as Node;
    for (const { body, query } of endpoints) for (const type of [body, query]) {
      const { data } = type.safeParse(sent);
      if (isNode(data)) expect([Object.keys(data).includes("__proto__"), "isAdmin" in data]).toEqual([false, false]);
    }
    expect("isAdmin" in {}).toBe(false);
  });

  test("a list, an object or a number in a text's place is refused", () => {
    const kinds: unknown[] = [["a"], { a: 1 }, 1, true];
    const taken = writes.flatMap((endpoint) => {
      const input = inputFor(endpoint, {}) ?? {};
      return Object.entries(input).filter(([, value]) => typeof value === "string" && !/^\d{4}-\d\d-\d\dT/.test(value)).flatMap(([name]) =>
        kinds.filter((kind) => endpoint.body.safeParse({ ...input, [name]: kind }).success).map((kind) => `${endpoint.name} ${name}: ${JSON.stringify(kind)}`));
    });
    expect(taken).toEqual([]);
  });
});
