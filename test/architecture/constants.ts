import { parse } from "yaml";

const timeOfDay = /^([01]\d|2[0-4]):[0-5]\d$/;

/** The fields of packs that carry a number or an hour: what a company may want different. */
export function numericFields(packs: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (!Array.isArray(value) && (typeof inner === "number" || (typeof inner === "string" && timeOfDay.test(inner)))) found.add(name);
      visit(inner);
    }
  };
  for (const pack of packs) visit(parse(pack));
  return [...found].toSorted();
}

/** Numbers, hours of the day and ids of duties that a file holds as constants, as `file: what`. */
export function constantsIn({ path, text }: { path: string; text: string }, fields: readonly string[]): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  const given = new RegExp(`\\b(?:${fields.join("|")}): ?(?:\\d[\\d_.]*|"(?:[01]\\d|2[0-4]):[0-5]\\d")`, "g");
  const found = [...(code.match(given) ?? []), ...(code.match(/"(?:[01]\d|2[0-4]):[0-5]\d"/g) ?? []), ...(code.match(/["'](?:T\d\d[A-Z]?|P0\d)["']/g) ?? [])];
  return found.map((what) => `${path}: ${what}`);
}
