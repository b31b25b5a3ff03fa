import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { adjustStock, closeWarehouse, createWarehouse, editWarehouse, listStock, listWarehouses } from "../../../contract/stock.ts";
import { papermill, type Papermill } from "../../../test/support/scene.ts";
import { testHouse } from "../../../test/support/house.ts";
import * as stock from "./index.ts";

const house = await testHouse();
let mill: Papermill;
beforeAll(async () => {
  mill = await papermill(house);
});
const place = (code: string, more = {}) => ({ code, name: `${code} 库`, ledgerId: mill.ledgerId, ...more });
const made = async (code: string, more = {}) => mill.keeper.ask(createWarehouse, place(code, more));
const close = (warehouseId: string, closed: boolean, expectedRevision: number) => ({ warehouseId, closed, reason: "盘点后合并", expectedRevision });
const source = { kind: "order", id: randomUUID() };

describe("the register of warehouses", () => {
  test("takes a new one under a code of its own, in a ledger of the company", async () => {
    const { id } = await made("YL", { kind: "material", address: "昆明市" });
    expect((await mill.keeper.ask(listWarehouses, {})).rows.find((row) => row.id === id)).toMatchObject({ code: "YL", kind: "material", address: "昆明市", closedAt: null, revision: 0 });
    expect((await mill.keeper.refused(createWarehouse, place("YL"))).code).toBe("warehouseCodeTaken");
    expect((await mill.keeper.refused(createWarehouse, place("X1", { ledgerId: randomUUID() }))).code).toBe("ledgerUnknown");
    expect((await mill.clerk.refused(createWarehouse, place("X2"))).code).toBe("notPermitted");
  });
  test("is changed at the revision that was seen, never to a code of another", async () => {
    const { id } = await made("B1");
    expect(await mill.keeper.ask(editWarehouse, { warehouseId: id, ...place("B2"), expectedRevision: 0 })).toEqual({ id, revision: 1 });
    expect((await mill.keeper.refused(editWarehouse, { warehouseId: id, ...place("B3"), expectedRevision: 0 })).code).toBe("stale");
    expect((await mill.keeper.refused(editWarehouse, { warehouseId: id, ...place("CP"), expectedRevision: 1 })).code).toBe("warehouseCodeTaken");
  });
});

describe("a warehouse with goods", () => {
  test("is not closed, nor given to another ledger", async () => {
    expect((await mill.keeper.refused(closeWarehouse, close(mill.warehouseId, true, 0))).code).toBe("warehouseNotEmpty");
    const { addLedger } = await import("../../../contract/companies.ts");
    const { id: ledgerId } = await mill.admin.ask(addLedger, { name: "贸易公司", numberPrefix: "" });
    expect((await mill.keeper.refused(editWarehouse, { warehouseId: mill.warehouseId, ...place("CP"), ledgerId, expectedRevision: 0 })).code).toBe("warehouseNotEmpty");
  });
  test("is closed once they were counted away; then it takes nothing in until it is opened again", async () => {
    const { id } = await made("C1");
    const goods = { productId: mill.wide, warehouseId: id, quantity: "5" };
    await house.act(mill.companyId, (context) => stock.setOpening(context, [goods]));
    expect((await mill.keeper.refused(closeWarehouse, close(id, true, 0))).facts).toMatchObject({ products: 1 });
    await mill.keeper.ask(adjustStock, { warehouseId: id, productId: mill.wide, counted: "0", reason: "移走", expectedVersion: 1 });
    await mill.keeper.ask(closeWarehouse, close(id, true, 0));
    expect((await mill.keeper.ask(listWarehouses, {})).rows.map((row) => row.id)).not.toContain(id);
    expect((await mill.keeper.ask(listWarehouses, { closed: "true" })).rows.at(-1)).toMatchObject({ id, revision: 1 });
    await expect(house.act(mill.companyId, (context) => stock.receive(context, { source, lines: [goods] }))).rejects.toThrow("warehouseClosed");
    expect((await mill.keeper.refused(adjustStock, { warehouseId: id, productId: mill.wide, counted: "3", reason: "找到", expectedVersion: 2 })).code).toBe("warehouseClosed");
    expect((await mill.keeper.refused(closeWarehouse, close(id, true, 1))).code).toBe("wrongState");
    await mill.keeper.ask(closeWarehouse, close(id, false, 1));
    await house.act(mill.companyId, (context) => stock.receive(context, { source, lines: [goods] }));
  });
});

describe("goods on hold", () => {
  const lying = async () => (await mill.keeper.ask(listStock, { search: "DZ1092" })).rows[0];
  test("lie there and are promised to nobody", async () => {
    const { id } = await made("H1", { kind: "hold" });
    const before = await lying();
    await house.act(mill.companyId, (context) => stock.setOpening(context, [{ productId: mill.wide, warehouseId: id, quantity: "40" }]));
    const after = await lying();
    expect([Number(after?.onHand) - Number(before?.onHand), after?.available]).toEqual([40, before?.available]);
    await expect(house.act(mill.companyId, (context) => stock.reserve(context, { source, lines: [{ productId: mill.wide, warehouseId: id, quantity: "1" }] }))).rejects.toThrow("stockShort");
  });
  test("were not promised when they were put there", async () => {
    const { id } = await made("H2");
    const goods = { productId: mill.wide, warehouseId: id, quantity: "4" };
    await house.act(mill.companyId, (context) => stock.setOpening(context, [goods]));
    await house.act(mill.companyId, (context) => stock.reserve(context, { source, lines: [goods] }));
    expect((await mill.keeper.refused(editWarehouse, { warehouseId: id, ...place("H2", { kind: "hold" }), expectedRevision: 0 })).code).toBe("warehousePromised");
  });
});
