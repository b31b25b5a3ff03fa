import { beforeAll, expect, test } from "vitest";
import { editProduct, getProduct } from "../../contract/catalog.ts";
import { dropTemplate, listTemplates, readTemplate, renameTemplate, saveTemplate } from "../../contract/order-templates.ts";
import { type Colleague, testHouse } from "../support/house.ts";
import { type Papermill, papermill } from "../support/scene.ts";

const house = await testHouse();
let mill: Papermill;
let stranger: Colleague;
let lines: { productId: string; quantity: string; remark?: string }[];

beforeAll(async () => {
  mill = await papermill(house, "模板纸品");
  stranger = await mill.colleague("salesperson");
  lines = [{ productId: mill.roll, quantity: "120", remark: "分两箱" }, { productId: mill.wide, quantity: "12" }];
});

const mine = () => ({ customerId: mill.customer.id });
const names = async (who: Colleague, asked: { customerId?: string; search?: string } = mine()) => (await who.ask(listTemplates, asked)).rows.map(({ name }) => name);

test("lines are kept as a template of their customer under a name, found with the company's, and come back with the product as it is today and without a price", async () => {
  const { templateId } = await mill.salesperson.ask(saveTemplate, { name: "月度热敏纸", ...mine(), lines });
  await mill.clerk.ask(saveTemplate, { name: "展会样品", customerId: null, lines: lines.slice(0, 1) });
  expect((await names(mill.salesperson)).toSorted()).toEqual(["展会样品", "月度热敏纸"].toSorted());
  expect(await names(mill.salesperson, {})).toEqual(["展会样品"]);
  expect(await names(mill.salesperson, { ...mine(), search: "热敏" })).toEqual(["月度热敏纸"]);
  const read = await mill.salesperson.ask(readTemplate, { templateId });
  expect(read).toMatchObject({ name: "月度热敏纸", mayEdit: true, lines: [{ productId: mill.roll, quantity: "120", remark: "分两箱", sold: true, code: expect.stringContaining("SY5750") }, { productId: mill.wide, quantity: "12" }] });
  expect(Object.keys(read.lines[0]!)).not.toContain("unitPrice");
  expect((await mill.clerk.refused(saveTemplate, { name: "带价", ...mine(), lines: [{ ...lines[0]!, unitPrice: "1" } as never] })).code).toBe("invalidInput");
});

test("a product that is not sold any more is told of, so that nobody orders it out of an old template", async () => {
  const { templateId } = await mill.clerk.ask(saveTemplate, { name: "旧规格", ...mine(), lines });
  const { id, revision, code: _code, initials: _initials, prices: _prices, taxRate: _rate, ...product } = await mill.director.ask(getProduct, { id: mill.wide });
  await mill.director.ask(editProduct, { id, ...product, active: false, expectedRevision: revision });
  expect((await mill.clerk.ask(readTemplate, { templateId })).lines.map(({ sold }) => sold)).toEqual([true, false]);
  const after = await mill.director.ask(getProduct, { id: mill.wide });
  await mill.director.ask(editProduct, { id, ...product, active: true, expectedRevision: after.revision });
});

test("a name is given once for each customer and once for the company, also by renaming; the same name may serve both", async () => {
  await mill.clerk.ask(saveTemplate, { name: "季度补货", ...mine(), lines });
  expect((await mill.clerk.refused(saveTemplate, { name: "季度补货", ...mine(), lines })).refusals).toMatchObject([{ code: "templateNameTaken", facts: { name: "季度补货" }, path: ["name"] }]);
  const { templateId } = await mill.clerk.ask(saveTemplate, { name: "季度补货", customerId: null, lines });
  await mill.clerk.ask(saveTemplate, { name: "年底备货", customerId: null, lines });
  expect((await mill.clerk.refused(renameTemplate, { templateId, name: "年底备货" })).code).toBe("templateNameTaken");
  await mill.clerk.ask(renameTemplate, { templateId, name: "季度补货二" });
  await mill.clerk.ask(renameTemplate, { templateId, name: "季度补货二" });
  expect(await names(mill.clerk, { search: "季度补货" })).toEqual(["季度补货二"]);
});

test("a salesperson neither sees nor keeps templates of another one's customer, and leaves the company's to those who enter orders for all of it", async () => {
  const { templateId } = await mill.salesperson.ask(saveTemplate, { name: "客户专用", ...mine(), lines });
  for (const refused of [
    await stranger.refused(listTemplates, mine()), await stranger.refused(readTemplate, { templateId }), await stranger.refused(saveTemplate, { name: "别人的", ...mine(), lines }),
    await stranger.refused(renameTemplate, { templateId, name: "改" }), await stranger.refused(dropTemplate, { templateId }),
  ]) expect(refused.code).toBe("notFound");
  expect((await stranger.refused(saveTemplate, { name: "公司的", customerId: null, lines })).code).toBe("templateOfCompany");
  const company = await mill.clerk.ask(saveTemplate, { name: "公司常用", customerId: null, lines });
  expect((await stranger.ask(listTemplates, { search: "公司常用" })).rows).toMatchObject([{ mayEdit: false }]);
  expect((await stranger.ask(readTemplate, company)).lines).toHaveLength(2);
  expect((await stranger.refused(dropTemplate, company)).code).toBe("templateOfCompany");
  expect((await mill.keeper.refused(listTemplates, {})).code).toBe("notPermitted");
});

test("a template is thrown away, and the journal tells who did; one of nothing, or of a product that is not the company's, is refused", async () => {
  const { templateId } = await mill.clerk.ask(saveTemplate, { name: "一次性", ...mine(), lines });
  await mill.clerk.ask(dropTemplate, { templateId });
  expect((await mill.clerk.refused(readTemplate, { templateId })).code).toBe("notFound");
  expect((await mill.clerk.refused(dropTemplate, { templateId })).code).toBe("notFound");
  const told = await house.asOwner("select body::jsonb #>> '{did,0,what}' as what from journal.entries where subject_kind = 'orderTemplate' and subject_id = $1 order by seq", [templateId]);
  expect(told.map(({ what }) => what)).toEqual(["templateSaved", "templateDropped"]);
  expect((await mill.clerk.refused(saveTemplate, { name: "空", ...mine(), lines: [] })).refusals?.[0]?.path).toEqual(["lines"]);
  expect((await mill.clerk.refused(saveTemplate, { name: "错", ...mine(), lines: [{ productId: mill.customer.id, quantity: "1" }] })).refusals).toMatchObject([{ code: "productUnknown", path: ["lines", 0, "productId"] }]);
});

test("templates are paged by name", async () => {
  const all = await names(mill.clerk);
  const first = await mill.clerk.ask(listTemplates, { ...mine(), limit: 2 });
  const second = await mill.clerk.ask(listTemplates, { ...mine(), limit: 2, cursor: first.next! });
  expect([...first.rows, ...second.rows].map(({ name }) => name)).toEqual(all.slice(0, 4));
});
