import { createProduct, saveUnit } from "../../contract/catalog.ts";
import { approveCustomer, createCustomer, setCredit } from "../../contract/customer-commands.ts";
import { getCustomer } from "../../contract/customers.ts";
import type { OrderInput } from "../../contract/orders.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import { createPriceList, setDiscountAuthority, setPrice } from "../../contract/prices.ts";
import { saveWorkCentre } from "../../contract/production.ts";
import { addWarehouse, setOpening } from "../../server/modules/stock/index.ts";
import type { CompanyWish, TestHouse } from "./house.ts";

/** A paper company ready to sell: its people, two products, one customer with credit, prices and stock. */
export async function papermill({ act, company }: Pick<TestHouse, "act" | "company">, name = "澄江纸品", more: CompanyWish = {}) {
  const made = await company(name, more);
  const { admin, director, colleague, companyId, ledgerId } = made;
  const clerk = await colleague("salesClerk");
  const salesperson = await colleague("salesperson");
  const finance = await colleague("finance");
  const keeper = await colleague("warehouse");
  const engineer = await colleague("engineer");
  const planner = await colleague("planner");
  const head = await colleague("productionHead");
  const quality = await colleague("quality");

  for (const [unit, kind] of [["卷", "count"], ["箱", "count"]] as const) await admin.ask(saveUnit, { name: unit, kind, decimals: 0 });
  const product = async (code: string, given: { name: string; spec: string; supply: "stock" | "make"; operations?: string[] }) =>
    (await admin.ask(createProduct, { code, ...given, salesUnit: "卷", stockUnit: "卷", barCode: null, leadTimeDays: given.supply === "make" ? 2 : 0 })).id;
  const roll = await product("SY5750", { name: "收银纸", spec: "57×50", supply: "stock" });
  const wide = await product("DZ1092", { name: "定制大轴纸", spec: "1092mm", supply: "make", operations: ["复卷", "分切", "包装"] });
  const list = await director.ask(createPriceList, { code: "2026", name: "2026 价格执行方案", validFrom: "2026-01-01" });
  await director.ask(setPrice, { id: list.id, productId: roll, validFrom: "2026-01-01", price: "3.2", floorPrice: "2.8" });
  await director.ask(setPrice, { id: list.id, productId: wide, validFrom: "2026-01-01", price: "85", floorPrice: "80" });
  await director.ask(setDiscountAuthority, { role: "salesperson", maxDiscountPercent: "5" });

  const terms = usualTerms.find(({ code }) => code === "monthly30")!;
  const file = await clerk.ask(createCustomer, {
    name: "昆明市盘龙区鑫达办公用品有限公司", shortName: "昆明鑫达", uscc: null, grade: "B", salespersonId: salesperson.id, paymentTerms: terms,
    contacts: [{ name: "李敏", phones: ["13887654321"], emails: ["limin@example.com"], signatory: true, receivesConfirmations: true }],
    addresses: [{ province: "云南省", city: "昆明市", district: "盘龙区", detail: "北京路 388 号", receiver: 0 }],
  });
  await director.ask(approveCustomer, { id: file.id, expectedRevision: file.revision });
  const approved = await clerk.ask(getCustomer, { id: file.id });
  await finance.ask(setCredit, { id: file.id, expectedRevision: approved.revision, creditLimit: "50000" });
  const customer = await clerk.ask(getCustomer, { id: file.id });

  const warehouseId = await act(companyId, (c) => addWarehouse(c, { code: "CP", name: "成品库", ledgerId, address: "昆明市官渡区" }));
  await act(companyId, (c) => setOpening(c, [{ productId: roll, warehouseId, quantity: "1000" }]));

  const { workCentreId } = await planner.ask(saveWorkCentre, { code: "FJ1", name: "1 号复卷机", capacity: "10000", unit: "卷" });

  /** An order of the customer as the clerk types it; `more` changes it. */
  const order = (more: Partial<OrderInput> = {}) => ({
    customerId: customer.id, channel: "phone", channelNote: "李敏 13887654321 来电", contactId: customer.contacts[0]!.id, addressId: customer.addresses[0]!.id, requestedDate: "2026-12-08",
    lines: [{ productId: roll, quantity: "400" }], ...more,
  });
  return { ...made, clerk, salesperson, finance, keeper, engineer, planner, head, quality, roll, wide, customer, warehouseId, workCentreId, order };
}
export type Papermill = Awaited<ReturnType<typeof papermill>>;
