import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { transformWithOxc } from "vite";
import { expect, test } from "vitest";
import type { Endpoint } from "../../contract/toolkit.ts";
import { withoutSchemas } from "./contract-without-schemas.ts";
import { only, reader } from "./said-words.ts";
import { messagesIn, pagesIn, sitemaps } from "./words-of-pages.ts";

const contract = join(import.meta.dirname, "../../contract");
const web = join(import.meta.dirname, "..");
const { says, atOnce } = reader();

const isEndpoint = (value: unknown): value is Endpoint => typeof value === "object" && value !== null && "path" in value && "permission" in value;
const wireOf = ({ kind, method, name, path }: Pick<Endpoint, "kind" | "method" | "name" | "path">): string => [kind, method, name, path].join(" ");
/** An endpoint as it is written without its schemas; what stands later counts. */
const writtenWire = (text: string): string => ["kind", "method", "name", "path"].map((part) => [...text.matchAll(new RegExp(`${part}: "([^"]*)"`, "g"))].at(-1)?.[1]).join(" ");

test("pages know of every endpoint its name, method and path, and nothing else", async () => {
  const files = readdirSync(contract).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "toolkit.ts");
  const [kept, all] = await Promise.all([
    Promise.all(files.map(async (file) => withoutSchemas((await transformWithOxc(readFileSync(join(contract, file), "utf8"), file)).code))),
    Promise.all(files.map(async (file) => Object.values((await import(pathToFileURL(join(contract, file)).href)) as Record<string, unknown>))),
  ]);
  const written = kept.flatMap((code) => [...code.matchAll(/\(\{ kind: [^}]*\}\)/g)].map(([text]) => writtenWire(text)));
  // Those of imports are made by a function, so that their names do not stand anywhere.
  const endpoints = all.flat().filter(isEndpoint).filter(({ name }) => !name.startsWith("imports."));
  expect(written.filter((wire) => !wire.includes("undefined")).toSorted()).toEqual([...new Set(endpoints.map(wireOf))].toSorted());
  expect(kept.join("\n")).toContain("name: `imports.${what}`, path: `/imports/${what}` })");
});

test("every message is said by a page, whose build brings it along", async () => {
  const messages = await messagesIn("zh-CN");
  const listening = [...["main.tsx", "phone/main.tsx"].map((frame) => says(join(web, frame), sitemaps)), ...sitemaps.flatMap(pagesIn).map((page) => says(page))];
  expect(Object.keys(messages).filter((key) => !listening.some((said) => said(key)))).toEqual([]);
});

test("the list of orders brings its own words and none of the workshop's", async () => {
  const words = Object.keys(only(await messagesIn("en"), says(join(web, "screens/orders/order-list.tsx"))));
  expect(words).toEqual(expect.arrayContaining(["orders.title", "orders.stage.toShip", "orders.saveView", "ui.rows_one", "ui.rows_other"]));
  expect(words.filter((key) => key.startsWith("production."))).toEqual([]);
});

test("the first load of the list of orders has no calendar, no dialog and no table of permissions", () => {
  const files = [...atOnce(["main.tsx", "screens/orders/order-list.tsx"].map((file) => join(web, file)))];
  const antd = files.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/import (?!type)\{([^}]*)\} from "antd"/g)].flatMap(([, names = ""]) => names.split(",").map((name) => name.trim())));
  expect([...new Set(antd.filter((name) => !name.startsWith("type ")))].toSorted()).toEqual(["Button", "ConfigProvider", "Popover", "Tooltip", "theme"]);
});
