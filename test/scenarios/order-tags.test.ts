import { beforeAll, expect, test } from "vitest";
import * as contract from "../../contract/order-tags.ts";
import { listOrders } from "../../contract/orders.ts";
import { timeline } from "../../contract/views.ts";
import { codesOf } from "../support/edited-policy.ts";
import type { TestHouse, Unexpected } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
});

let made = 0;
const someId = () => `0198c0de-0000-7000-8000-${String((made += 1)).padStart(12, "0")}`;
const make = async (name: string, colour: contract.Tag["colour"] = "teal") => (await mill.clerk.ask(contract.saveTag, { tagId: someId(), name, colour })).tagId;
const tagged = async (tagId: string) => (await mill.clerk.ask(listOrders, { tagId })).rows.map(({ id }) => id);
const tagsOn = async (orderId: string) => (await mill.clerk.ask(listOrders, {})).rows.find(({ id }) => id === orderId)!.tags.map(({ name, colour }) => `${name} ${colour}`);

test("the sales office makes a tag, puts it on orders at any stage, and finds them by it; taken off, an order is found no more", async () => {
  const tagId = await make("展会");
  const [one, two] = [(await life.enter()).orderId, await life.submit()];
  const { revision } = await life.read(one);
  for (const orderId of [one, two]) await mill.clerk.ask(contract.tagOrder, { orderId, tagId });
  expect(new Set(await tagged(tagId))).toEqual(new Set([one, two]));
  expect(await tagsOn(one)).toEqual(["展会 teal"]);
  expect((await life.read(one)).revision).toBe(revision);
  await mill.clerk.ask(contract.untagOrder, { orderId: one, tagId });
  expect(await tagged(tagId)).toEqual([two]);
  const { rows } = await mill.clerk.ask(timeline, { orderId: one });
  expect(rows.filter(({ what }) => what.endsWith("tagged")).map(({ what, facts }) => [what, facts["tag"]])).toEqual([["untagged", "展会"], ["tagged", "展会"]]);
});

test("a tag that is renamed and recoloured is so on every order; deleted, it is off all of them", async () => {
  const tagId = await make("重点");
  const { orderId } = await life.enter();
  await mill.clerk.ask(contract.tagOrder, { orderId, tagId });
  await mill.director.ask(contract.saveTag, { tagId, name: "重点跟踪", colour: "red" });
  expect(await tagsOn(orderId)).toEqual(["重点跟踪 red"]);
  expect((await mill.clerk.ask(contract.listTags, {})).rows.find(({ id }) => id === tagId)).toMatchObject({ name: "重点跟踪", colour: "red", orders: 1 });
  await mill.director.ask(contract.dropTag, { tagId });
  expect(await tagsOn(orderId)).toEqual([]);
  expect(codesOf(await mill.director.refused(contract.dropTag, { tagId }))).toEqual(["notFound"]);
});

test("of two people who give a tag the same name at the same moment one has it and the other is told that it is taken", async () => {
  for (let round = 0; round < 8; round += 1) {
    const both = await Promise.allSettled([mill.clerk, mill.director].map((who) => who.ask(contract.saveTag, { tagId: someId(), name: `同时 ${round}`, colour: "teal" })));
    expect(both.flatMap((one) => (one.status === "rejected" ? [codesOf((one.reason as Unexpected).problem)] : []))).toEqual([["tagNameTaken"]]);
  }
});

test("two tags have two names, and a tag is put on an order once", async () => {
  const tagId = await make("加急");
  expect(codesOf(await mill.clerk.refused(contract.saveTag, { tagId: someId(), name: "加急", colour: "red" }))).toEqual(["tagNameTaken"]);
  const { orderId } = await life.enter();
  expect(codesOf(await mill.clerk.refused(contract.untagOrder, { orderId, tagId }))).toEqual(["tagNotOn"]);
  await mill.clerk.ask(contract.tagOrder, { orderId, tagId });
  expect(codesOf(await mill.clerk.refused(contract.tagOrder, { orderId, tagId }))).toEqual(["tagOnAlready"]);
  expect(codesOf(await mill.clerk.refused(contract.tagOrder, { orderId, tagId: someId() }))).toEqual(["notFound"]);
});

test("salespeople tag their own orders and make no tags; the list of tags has an end", async () => {
  const tagId = await make("样品");
  const { orderId } = await life.enter({ salespersonId: (await mill.colleague("salesperson")).id });
  const own = await life.enter({ salespersonId: mill.salesperson.id });
  expect(codesOf(await mill.salesperson.refused(contract.tagOrder, { orderId, tagId }))).toEqual(["notFound"]);
  await mill.salesperson.ask(contract.tagOrder, { orderId: own.orderId, tagId });
  expect(codesOf(await mill.salesperson.refused(contract.saveTag, { tagId: someId(), name: "我的", colour: "red" }))).toEqual(["notPermitted"]);
  expect(codesOf(await mill.keeper.refused(contract.dropTag, { tagId }))).toEqual(["notPermitted"]);
  for (let n = (await mill.clerk.ask(contract.listTags, {})).rows.length; n < contract.mostTags; n += 1) await make(`批次 ${n}`);
  expect(codesOf(await mill.clerk.refused(contract.saveTag, { tagId: someId(), name: "多余", colour: "red" }))).toEqual(["tagsFull"]);
});
