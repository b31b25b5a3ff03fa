import { z } from "zod";

export type Path = readonly (string | number)[];
export interface FieldOf {
  path: Path;
  schema: z.ZodType;
}

/** Every field of a schema with its path, objects and lists themselves too; the first item of a list stands for all. */
export function fieldsOf(schema: z.ZodType, path: Path = []): FieldOf[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) return fieldsOf(schema.unwrap() as z.ZodType, path);
  const here = path.length ? [{ path, schema }] : [];
  if (schema instanceof z.ZodArray) return [...here, ...fieldsOf(schema.element as z.ZodType, [...path, 0])];
  if (schema instanceof z.ZodObject) return [...here, ...Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, field]) => fieldsOf(field, [...path, name]))];
  return here;
}

/** What stands at a path; undefined where nothing does. */
export const valueAt = (value: unknown, path: Path): unknown => path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | null | undefined)?.[step], value);

/** A copy with another value at the path. */
export function withValueAt(value: unknown, [step, ...rest]: Path, next: unknown): unknown {
  if (step === undefined) return next;
  if (Array.isArray(value)) return value.with(Number(step), withValueAt(value[Number(step)], rest, next));
  return { ...(value as object), [step]: withValueAt((value as Record<string, unknown>)[step], rest, next) };
}

/** What people, programs and attackers send where something else belongs, as JSON text (some of it is no JSON). */
export const badValues: readonly string[] = [
  "null", "true", "0", "-1", "1.5", "1e308", "1e400", "NaN", "Infinity", "[]", "[[]]", '["a"]', "{}", '{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{"admin":true}}}', "undefined",
  ...[
    "", "   ", "x".repeat(100_000), "１２３", "ＡＢＣ—全角", "😀🧾", "\u0000", "a\u0007b", "\u202Eevil", "-5", "1e21", "9".repeat(40), "0.0000001", "NaN", "Infinity", "0x10",
    "'; drop table orders.orders; --", "<script>alert(1)</script>", "__proto__", "constructor", "2026-02-30", "0000-00-00", "+275760-09-14T00:00:00Z", "../../etc/passwd", "%00", "{reason}",
  ].map((text) => JSON.stringify(text)),
  // Half of a character outside the basic plane.
  '"\\ud800"',
];
