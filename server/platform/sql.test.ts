import { expect, test } from "vitest";
import { sql } from "./sql.ts";
import { spoken } from "./statements.ts";

const read = (query: Parameters<typeof spoken>[0]) => {
  const { text, values } = spoken(query);
  return { text, values };
};

test("Values never stand in the text: they are numbered in the order in which they are written, through all pieces", () => {
  const ofCustomer = sql`customer_id = ${"c"}`;
  expect(read(sql`select ${sql.raw("a, b")} from t where company_id = ${"1"} and ${ofCustomer} and ${sql.ref("o.stage")} = any(${["x", "y"]}::text[])`)).toEqual({
    text: `select a, b from t where company_id = $1 and customer_id = $2 and "o"."stage" = any($3::text[])`, values: ["1", "c", ["x", "y"]],
  });
  expect(read(sql`${null} ${undefined} ${0}`)).toEqual({ text: "$1 $2 $3", values: [null, undefined, 0] });
});

test("Lists hold values and pieces, with whatever stands between them; of nothing they are nothing", () => {
  expect(read(sql`where ${sql.join([sql`true`, sql`a = ${1}`, sql`b`], " and ")}`)).toEqual({ text: "where true and a = $1 and b", values: [1] });
  expect(read(sql`(${sql.join([7, sql`now()`, 8])}) ${sql.join([])} ${sql.join([9])}`)).toEqual({ text: "($1, now(), $2)  $3", values: [7, 8, 9] });
});

test("A name with a quotation mark in it stays one name", () => {
  expect(read(sql`${sql.ref('a"b.c')}`).text).toBe('"a""b"."c"');
});

test("The same pieces read the same whatever their values are, and a piece in a value's place reads differently", () => {
  const asked = (by: unknown) => spoken(sql`select * from t where a = ${by}`);
  expect([asked(1).name, asked("2").name]).toEqual([asked(3).name, asked(3).name]);
  expect(asked(sql`b`).text).toBe("select * from t where a = b");
  expect(asked(sql`b`).name).not.toBe(asked(1).name);
  // Two lists of as many, one with a piece where the other has a value.
  expect([read(sql`${sql.join([1, sql`x`])}`).text, read(sql`${sql.join([sql`x`, 1])}`).text]).toEqual(["$1, x", "x, $1"]);
});

test("Texts written at two places that read the same are one statement", () => {
  const [one, other] = [spoken(sql`select 1 where ${true}`), spoken(sql`select 1 ${sql.raw("where")} ${false}`)];
  expect([one.text, one.name]).toEqual([other.text, other.name]);
});
