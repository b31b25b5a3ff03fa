import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { joined, type Messages, translator } from "./translator.ts";

const here = new URL("./", import.meta.url);
const plural = /_(zero|one|two|few|many|other)$/;

async function catalogue(language: string): Promise<Messages> {
  const folder = new URL(`${language}/`, here);
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && file !== "index.ts");
  const rooms = await Promise.all(files.map(async (file) => [file, ((await import(new URL(file, folder).href)) as { default: Messages }).default] as const));
  return joined(Object.fromEntries(rooms));
}

const [standard, traditional, english] = await Promise.all([catalogue("zh-CN"), catalogue("zh-TW"), catalogue("en")]);
const keysOf = (messages: Messages) => [...new Set(Object.keys(messages).map((key) => key.replace(plural, "")))].toSorted();
const placesOf = (message: string) => [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").toSorted((a, b) => a.localeCompare(b));

describe("every message exists in all three languages", () => {
  test("in traditional Chinese", () => expect(keysOf(traditional)).toEqual(keysOf(standard)));
  test("in English", () => expect(keysOf(english)).toEqual(keysOf(standard)));
  test("none is empty", () => {
    const empty = [standard, traditional, english].flatMap((messages) => Object.entries(messages).filter(([, text]) => !text.trim()));
    expect(empty).toEqual([]);
  });
  test("with the same facts", () => {
    const different = Object.entries(standard).filter(([key, text]) =>
      [traditional, english].some((messages) => {
        const other = messages[key] ?? messages[`${key}_other`] ?? "";
        return placesOf(other).join() !== placesOf(text).join();
      }),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });
});

test("every message that the pages ask for by its name exists", () => {
  const root = new URL("../", import.meta.url);
  const sources = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file) && !/\.test\.|^i18n/.test(file));
  const asked = sources.flatMap((file) => {
    const code = readFileSync(new URL(file, root), "utf8");
    return [...code.matchAll(/\bt\(\s*"([\w.]+)"/g)].map(([, key]) => ({ file, key: key ?? "" }));
  });
  const known = new Set(keysOf(standard));
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter(({ key }) => !known.has(key.replace(plural, "")))).toEqual([]);
});

describe("a translation", () => {
  const messages = { "a.b": "{who} has {count} orders", "a.n_one": "{count} line", "a.n_other": "{count} lines" };
  const t = translator({ language: "en", messages, missing: (key) => `⟦${key}⟧` });

  test("fills in facts and leaves unknown places visible", () => {
    expect(t("a.b", { who: "Li", count: 2 })).toBe("Li has 2 orders");
    expect(t("a.b", { who: "Li" })).toBe("Li has {count} orders");
  });

  test("chooses the plural by the count", () => {
    expect([t("a.n", { count: 1 }), t("a.n", { count: 5 })]).toEqual(["1 line", "5 lines"]);
  });

  test("shows a missing key", () => {
    expect(t("a.c")).toBe("⟦a.c⟧");
  });
});
