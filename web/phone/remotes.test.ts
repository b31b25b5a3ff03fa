import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as confirmations from "../../contract/confirmations.ts";
import * as delays from "../../contract/delay-proposals.ts";
import * as driver from "../../contract/driver.ts";
import * as shipping from "../../contract/shipping.ts";
import type { Endpoint } from "../../contract/toolkit.ts";
import type { Remote } from "../api/client.ts";
import * as remotes from "./remotes.ts";

const isEndpoint = (value: unknown): value is Endpoint => typeof value === "object" && value !== null && "path" in value && "permission" in value;
const contract: unknown[] = [...Object.values(confirmations), ...Object.values(delays), ...Object.values(shipping), ...Object.values(driver)];
const endpoints = new Map(contract.filter(isEndpoint).map((endpoint) => [endpoint.name, endpoint]));
const wire = ({ name, kind, method, path }: Pick<Remote, "name" | "kind" | "method" | "path">) => ({ name, kind, method, path });

test.each((Object.values(remotes) as Remote[]).map((each) => [each.name, each] as const))("%s is called as its contract says", (name, each) => {
  const endpoint = endpoints.get(name);
  expect(wire(each)).toEqual(endpoint && wire(endpoint));
});

test("phone pages load no schemas: of the contract they import types, and the capital amount, which has none", () => {
  const here = new URL("./", import.meta.url);
  const sources = readdirSync(here, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file));
  const values = sources.flatMap((file) => [...readFileSync(new URL(file, here), "utf8").matchAll(/^import (?!type\b)(.*) from "(?:\.\.\/)+contract\/(.*)";$/gm)].map(([, , from]) => from));
  expect(values.filter((from) => from !== "amount-in-words.ts")).toEqual([]);
});
