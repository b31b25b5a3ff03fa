import fc from "fast-check";
import { z } from "zod";
import type { Endpoint } from "../../contract/toolkit.ts";

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[] | undefined;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
}

const someId = "0198c0de-0000-7000-8000-000000000001";
/** Words that fit most patterns of the contract; what none fits is made up from the pattern. */
const candidates = ["2026-12-01", "2026-12", "1", "10:00", "CNY", "a", "Abc", "13887654321", "a".repeat(43), "0".repeat(64), someId];
const formats: Record<string, string> = { uuid: someId, date: "2026-12-01", "date-time": "2026-12-01T00:00:00Z", email: "somebody@example.com" };

function textFor({ format, pattern, minLength = 1 }: Schema): string {
  const known = format && formats[format];
  if (known) return known;
  const fitting = candidates.find((each) => each.length >= minLength && (!pattern || new RegExp(pattern, "u").test(each)));
  return fitting ?? (pattern ? fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: 1, seed: 1 })[0]! : "a".repeat(minLength));
}

/** The smallest value that a schema allows. */
function valueFor(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return valueFor(either[0]!);
  if (schema.allOf) return valueFor({ ...schema, allOf: undefined, ...(Object.assign({}, ...schema.allOf) as Schema) });
  if (schema.type === "object") return Object.fromEntries((schema.required ?? []).map((name) => [name, valueFor(schema.properties?.[name] ?? {})]));
  if (schema.type === "array") return Array.from({ length: schema.minItems ?? 0 }, () => valueFor(schema.items ?? {}));
  if (schema.type === "boolean") return true;
  if (schema.type === "integer" || schema.type === "number") return Math.max(1, schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1);
  // Instants are strings on the wire, which a JSON schema of a coerced date does not tell.
  return schema.type === "string" ? textFor(schema) : "2026-12-01T00:00:00Z";
}

const schemaOf = (type: z.ZodType): Schema => z.toJSONSchema(type, { io: "input", unrepresentable: "any" }) as Schema;

/** A body (or the query of a read) that an endpoint lets in, so that the answer tells of permission and reach and not of the form. */
export function inputFor(endpoint: Endpoint, by: Record<string, object>): Record<string, unknown> | undefined {
  const type = endpoint.method === "GET" ? endpoint.query : endpoint.body;
  const made = { ...(valueFor(schemaOf(type)) as object), ...by[endpoint.name] };
  return type.safeParse(made).success ? made : undefined;
}
