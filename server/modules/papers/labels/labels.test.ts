import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { labels } from "../inputs.ts";

const templates = new URL("../templates/", import.meta.url);
const source = readdirSync(templates).map((file) => readFileSync(new URL(file, templates), "utf8")).join("\n");
const madeInCode = new Set(["renminbi", "yuan", "reprint"]);

test("the templates use every label of the catalogues and no other", () => {
  const used = new Set([...source.matchAll(/\bt\.([a-z]\w*)/gi)].map((found) => found[1]));
  const known = Object.keys(labels["zh-CN"]).filter((key) => !madeInCode.has(key));
  expect(used).toEqual(new Set(known));
});

test("the three catalogues carry the same labels, none of them blank", () => {
  for (const catalogue of Object.values(labels)) {
    expect(Object.keys(catalogue)).toEqual(Object.keys(labels["zh-CN"]));
    expect(Object.values(catalogue).filter((label) => label.trim() === "")).toEqual([]);
  }
});
