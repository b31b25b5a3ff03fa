import { beforeAll, describe, expect, test } from "vitest";
import { approveCustomer, createCustomer } from "../../contract/customer-commands.ts";
import * as confirmations from "../../contract/confirmations.ts";
import * as duties from "../../contract/duties.ts";
import * as orders from "../../contract/orders.ts";
import { listPapers } from "../../contract/papers-api.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import type { PolicyPack } from "../../contract/policy-pack.ts";
import * as production from "../../contract/production.ts";
import * as settlement from "../../contract/settlement.ts";
import * as shipping from "../../contract/shipping.ts";
import { codesOf, companyWith } from "../support/edited-policy.ts";
import { testHouse } from "../support/house.ts";
import type { Papermill } from "../support/scene.ts";

let house: Awaited<ReturnType<typeof testHouse>>;
beforeAll(async () => {
  house = await testHouse();
});

const company = (name: string, change?: (pack: PolicyPack) => void) => companyWith(house, name, change);
const gateOf = (pack: PolicyPack, key: string) => pack.gates.find((gate) => gate.key === key)!;
const without = (key: string) => (pack: PolicyPack) => void (pack.gates = pack.gates.filter((gate) => gate.key !== key));
const prepaid = usualTerms.find(({ code }) => code === "prepaid")!;
const wide = ({ wide: productId }: Papermill, quantity: string) => ({ lines: [{ productId, quantity, customParameters: "宽 1092 mm" }] });
const stageOf = async ({ mill }: { mill: Papermill }, orderId: string) => (await mill.clerk.ask(orders.readOrder, { orderId })).stage;

describe("a gate of money", () => {
  const release = (who: Papermill["finance"], orderId: string) => who.refused(settlement.releaseGate, { orderId, moment: "beforeProduction", reason: "汇款在途" });

  test("is opened in an emergency by the roles that the pack names, within those who may release at all", async () => {
    const it = await company("总经理放行", (pack) => void (gateOf(pack, "prepaidBeforeProduction").release = ["generalManager", "planner"]));
    const orderId = await it.life.confirm({ paymentTerms: prepaid });
    expect(await stageOf(it, orderId)).toBe("approved");
    expect(codesOf(await release(it.mill.finance, orderId))).toEqual(["gateNotYours"]);
    expect((await release(it.mill.planner, orderId)).code).toBe("notPermitted");
    expect((await it.mill.finance.ask(settlement.readOrderMoney, { orderId })).gates[0]?.mayRelease).toEqual(["generalManager"]);
    const manager = await it.mill.colleague("generalManager");
    await manager.ask(settlement.releaseGate, { orderId, moment: "beforeProduction", reason: "汇款在途" });
    expect(await stageOf(it, orderId)).toBe("toShip");
  });

  test("that is not in the pack holds nothing up, and one that wants all paid does not look at stages", async () => {
    const it = await company("不等款", without("prepaidBeforeProduction"));
    expect(await stageOf(it, await it.life.confirm({ paymentTerms: prepaid }))).toBe("toShip");
    const other = await company("全款", (pack) => void pack.gates.push({ ...gateOf(pack, "paidBeforeShipping"), key: "paidBeforePicking", condition: "paidInFull", before: "pick", when: undefined }));
    const orderId = await other.life.confirm();
    const { id: deliveryId, lines } = await other.life.deliveryOf(orderId);
    const picks = { deliveryId, byHand: lines.map(({ id, ordered }) => ({ lineId: id, picked: ordered })) };
    const problem = await other.mill.keeper.refused(shipping.pickDelivery, picks);
    expect([problem.code, problem.facts?.["gate"], problem.facts?.["currency"]]).toEqual(["gateWaitsForMoney", "发货前应收款已到账", "CNY"]);
    expect(problem.title).toMatch(/还差 [\d.]+ CNY/);
  });
});

describe("a gate before submission", () => {
  test("[01.3] holds for the orders that its condition names", async () => {
    const it = await company("加急才审档", (pack) => void (gateOf(pack, "customerOnFile").when = "order.urgent"));
    const { id } = await it.mill.clerk.ask(createCustomer, { name: "昆明新客户有限公司", shortName: "新客户", uscc: null, grade: "C", salespersonId: it.mill.salesperson.id, paymentTerms: it.mill.customer.paymentTerms });
    const enter = (more: object) => it.life.enter({ customerId: id, contactId: undefined, addressId: undefined, ...more });
    const plain = await enter({});
    await it.mill.clerk.ask(orders.submitOrder, { orderId: plain.orderId, expectedRevision: plain.revision, duplicateAccepted: true });
    const urgent = await enter({ specialNeeds: { urgent: "三天" } });
    expect(codesOf(await it.mill.clerk.refused(orders.submitOrder, { orderId: urgent.orderId, expectedRevision: urgent.revision, duplicateAccepted: true }))).toEqual(["customerNotApproved"]);
  });

  test("[01.2] may stand for the call about an oral order too", async () => {
    const it = await company("先电话", (pack) => void (gateOf(pack, "oralConfirmed").before = "submit"));
    const { orderId, revision } = await it.life.enter({ channel: "oral" });
    const problem = await it.mill.clerk.refused(orders.submitOrder, { orderId, expectedRevision: revision, duplicateAccepted: true });
    expect([codesOf(problem), problem.hint]).toEqual([["gateShut"], "先与客户电话确认口头订单并登记。"]);
  });
});

describe("the customer's confirmation", () => {
  test("[01.9] is waited for, unless the pack has no such gate: then the work begins and the answer follows", async () => {
    const it = await company("先做后签", (pack) => void (gateOf(pack, "customerConfirmed").when = 'customer.grade == "C"'));
    const orderId = await it.life.review();
    const read = () => it.mill.clerk.ask(orders.readOrder, { orderId });
    expect(await read()).toMatchObject({ stage: "toShip", axes: { confirmation: "awaiting" } });
    await it.life.ship(orderId);
    const phone = await it.life.phoneOf(orderId);
    const { pdfSha256 } = await phone.ask(confirmations.readByLink, {});
    await phone.ask(confirmations.acceptByLink, { pdfSha256: pdfSha256!, name: "李敏", digits: "4321", consent: true });
    expect(await read()).toMatchObject({ stage: "shipped", axes: { confirmation: "given" } });
    expect((await it.mill.keeper.ask(shipping.listDeliveries, { orderId })).rows).toHaveLength(1);
  });

  test("refused after the work began leaves the order as it is, for goods are on their way for it", async () => {
    const it = await company("做了才拒", without("customerConfirmed"));
    const orderId = await it.life.review();
    const phone = await it.life.phoneOf(orderId);
    const { pdfSha256 } = await phone.ask(confirmations.readByLink, {});
    await phone.ask(confirmations.refuseByLink, { pdfSha256: pdfSha256!, name: "李敏", digits: "4321", reason: "价格不对" });
    const { revision, stage } = await it.mill.clerk.ask(orders.readOrder, { orderId });
    expect(stage).toBe("customerRefused");
    expect(codesOf(await it.mill.clerk.refused(orders.editOrder, { orderId, expectedRevision: revision, ...it.mill.order() }))).toEqual(["wrongState"]);
    expect(codesOf(await it.mill.clerk.refused(orders.cancelOrder, { orderId, expectedRevision: revision, reason: "客户不要" }))).toEqual(["wrongState"]);
  });
});

describe("who makes goods", () => {
  const request = async ({ mill }: { mill: Papermill }, orderId: string) => (await mill.planner.ask(production.listRequests, {})).rows.filter((row) => row.orderId === orderId).map(({ id, open }) => ({ requestId: id, quantity: open }));
  const plan = async (it: { mill: Papermill }, orderId: string) => ({ workCentreId: it.mill.workCentreId, startDay: "2026-11-25", shares: await request(it, orderId) });

  test("[01.12] plans and approvals are for the roles that the pack names", async () => {
    const it = await company("主管排产", ({ execution: { madeToOrder } }) => {
      madeToOrder.plannedBy = ["productionHead"];
      madeToOrder.planApproval = { roles: ["generalManager"], selfApproval: false };
    });
    const asked = await plan(it, await it.life.confirm(wide(it.mill, "21")));
    expect(codesOf(await it.mill.planner.refused(production.planRun, asked))).toEqual(["notPlanner"]);
    const { runId, revision, number } = await it.mill.head.ask(production.planRun, asked);
    expect(number).toMatch(/^PP202611-\d{4}$/);
    const other = await it.mill.colleague("productionHead");
    expect(codesOf(await other.refused(production.approveRun, { runId, expectedRevision: revision }))).toEqual(["notApprover"]);
    const manager = await it.mill.colleague("generalManager");
    expect((await manager.ask(production.approveRun, { runId, expectedRevision: revision })).state).toBe("approved");
  });

  test.each([["without the gate", without("planApproved")], ["without an approval", ({ execution }: PolicyPack) => void delete execution.madeToOrder.planApproval]])(
    "%s a plan stands at once", async (name, change) => {
      const it = await company(name, change);
      const planned = await it.mill.planner.ask(production.planRun, await plan(it, await it.life.confirm(wide(it.mill, "22"))));
      expect(planned.state).toBe("approved");
    });

  test("without its gate nobody waits for an inspection", async () => {
    const it = await company("不检", without("inspected"));
    const { mill } = it;
    const planned = await mill.planner.ask(production.planRun, await plan(it, await it.life.confirm(wide(mill, "23"))));
    const { runId } = planned;
    const approved = await mill.head.ask(production.approveRun, { runId, expectedRevision: planned.revision });
    const started = await mill.planner.ask(production.startRun, { runId, expectedRevision: approved.revision });
    const finished = await mill.planner.ask(production.finishRun, { runId, good: "23", expectedRevision: started.revision });
    expect((await mill.keeper.ask(production.stockInRun, { runId, warehouseId: mill.warehouseId, expectedRevision: finished.revision })).state).toBe("stockedIn");
  });

  test("money may be wanted before a run starts", async () => {
    const it = await company("开工前付清", (pack) => void pack.gates.push({ ...gateOf(pack, "prepaidBeforeProduction"), key: "paidBeforeStart", condition: "paidInFull", before: "produce", when: undefined }));
    const { runId, revision } = await it.mill.planner.ask(production.planRun, await plan(it, await it.life.confirm(wide(it.mill, "24"))));
    const approved = await it.mill.head.ask(production.approveRun, { runId, expectedRevision: revision });
    expect(codesOf(await it.mill.planner.refused(production.startRun, { runId, expectedRevision: approved.revision }))).toEqual(["gateWaitsForMoney"]);
  });

  test("[01.13] a report says what the pack lists, and the rest stays as it was", async () => {
    const it = await company("只报工序", ({ execution }) => {
      execution.madeToOrder.progress = ["currentOperation"];
      execution.fromStock.progress = ["pickingStatus"];
    });
    const { mill } = it;
    const planned = await mill.planner.ask(production.planRun, await plan(it, await it.life.confirm(wide(mill, "25"))));
    const { runId } = planned;
    const approved = await mill.head.ask(production.approveRun, { runId, expectedRevision: planned.revision });
    await mill.planner.ask(production.startRun, { runId, expectedRevision: approved.revision });
    expect((await mill.planner.ask(production.readRun, { runId })).progress).toEqual(["currentOperation"]);
    expect(codesOf(await mill.planner.refused(production.reportRun, { runId, percent: 40 }))).toEqual(["progressMissing"]);
    const reported = await mill.planner.ask(production.reportRun, { runId, currentOperation: "分切" });
    expect(reported.expectedFinish).toBe(planned.expectedFinish);
    const { id: deliveryId, policy } = await it.life.deliveryOf(await it.life.confirm());
    expect(policy.progress).toEqual(["pickingStatus"]);
    expect(codesOf(await mill.keeper.refused(shipping.reportPicking, { deliveryId, packingDone: false }))).toEqual(["progressMissing"]);
    await mill.keeper.ask(shipping.reportPicking, { deliveryId, pickingDone: false });
  });
});

describe("goods that leave", () => {
  test("[01.15] are checked first, unless the pack has no such gate", async () => {
    const unchecked = async ({ mill, life }: Awaited<ReturnType<typeof company>>) => {
      const { id: deliveryId, lines } = await life.deliveryOf(await life.confirm());
      await mill.keeper.ask(shipping.pickDelivery, { deliveryId, byHand: lines.map(({ id, ordered }) => ({ lineId: id, picked: ordered })) });
      await mill.keeper.ask(shipping.packDelivery, { deliveryId, packages: [] });
      return { deliveryId, carriage: { by: "carrier" as const, carrier: "顺丰速运", trackingNumber: "SF1" } };
    };
    const strict = await company("先核对");
    const problem = await strict.mill.keeper.refused(shipping.shipDelivery, await unchecked(strict));
    expect([problem.code, problem.status]).toEqual(["checkFirst", 409]);
    const loose = await company("不核对", without("goodsChecked"));
    const groupOf = async ({ mill }: typeof loose, { deliveryId }: { deliveryId: string }) => (await mill.keeper.ask(shipping.readWorkbench, {})).groups.find(({ rows }) => rows.some(({ id }) => id === deliveryId))?.group;
    expect([await groupOf(strict, await unchecked(strict)), await groupOf(loose, await unchecked(loose))]).toEqual(["check", "ship"]);
    expect((await loose.mill.keeper.ask(shipping.shipDelivery, await unchecked(loose))).state).toBe("shipped");
  });

  test("[01.12] have their 《出库单》 when the pack wants one", async () => {
    const kinds = async ({ mill, life }: Awaited<ReturnType<typeof company>>) => (await mill.clerk.ask(listPapers, { kind: "order", id: await life.confirm() })).map(({ kind }) => kind);
    expect(await kinds(await company("有出库单"))).toContain("issueNote");
    expect(await kinds(await company("无出库单", ({ execution }) => void (execution.fromStock.issueNote = false)))).not.toContain("issueNote");
  });
});

describe("what is known of the customer", () => {
  test("a step for new customers is left out once an order of theirs was completed", async () => {
    const it = await company("新客户", ({ review }) => void (review.steps.find(({ key }) => key === "stock")!.when = "customer.new"));
    const stepsOf = async (orderId: string) => (await it.life.reviewOf(orderId)).steps.map(({ key }) => key);
    expect(await stepsOf(await it.life.submit())).toContain("stock");
    const orderId = await it.life.confirm();
    await it.life.ship(orderId);
    await it.life.sign(orderId);
    expect(await stepsOf(orderId)).toContain("stock");
    expect(await stepsOf(await it.life.submit())).not.toContain("stock");
  });

  test("overdue money may add a step and a duty", async () => {
    const it = await company("逾期", ({ review, duties: kinds }) => {
      review.steps.find(({ key }) => key === "stock")!.when = "customer.overdueMinor > 0";
      kinds.find(({ id }) => id === "T03")!.when = "customer.overdueMinor > 0";
    });
    const found = async () => {
      const orderId = await it.life.submit();
      const steps = (await it.life.reviewOf(orderId)).steps.map(({ key }) => key);
      const owed = await it.mill.director.ask(duties.dutiesOfSubject, { kind: "order", id: orderId });
      return [steps.includes("stock"), owed.some(({ definition }) => definition.id === "T03")];
    };
    expect(await found()).toEqual([false, false]);
    const orderId = await it.life.submit();
    await it.life.decide(orderId, "preliminary", it.mill.director);
    await it.life.decide(orderId, "finance", it.mill.finance);
    await it.life.decide(orderId, "release", it.mill.salesperson);
    const phone = await it.life.phoneOf(orderId);
    const { pdfSha256 } = await phone.ask(confirmations.readByLink, {});
    await phone.ask(confirmations.acceptByLink, { pdfSha256: pdfSha256!, name: "李敏", digits: "4321", consent: true });
    await it.life.ship(orderId);
    await it.life.sign(orderId);
    await it.life.invoice(orderId);
    house.clock.moveTo(new Date("2027-03-02T02:00:00Z").getTime() - Date.now());
    expect(await found()).toEqual([true, true]);
    house.clock.moveTo(new Date("2026-11-24T06:20:00Z").getTime() - Date.now());
  });

  test("[01.3] whether who set up a customer's file may approve it, the pack says", async () => {
    const approve = async ({ mill }: { mill: Papermill }) => {
      const { id, revision } = await mill.director.ask(createCustomer, {
        name: "昆明自建有限公司", shortName: "自建", uscc: null, grade: "C", salespersonId: mill.salesperson.id, paymentTerms: mill.customer.paymentTerms,
        contacts: [{ name: "王五", phones: ["13811112222"], emails: [], signatory: true, receivesConfirmations: true }], addresses: [{ province: "云南省", city: "昆明市", district: "五华区", detail: "1 号", receiver: 0 }],
      });
      return { id, expectedRevision: revision };
    };
    const strict = await company("须他人批");
    expect(codesOf(await strict.mill.director.refused(approveCustomer, await approve(strict)))).toEqual(["ownCustomer"]);
    const loose = await company("可自批", ({ intake }) => void (intake.customerFile = { selfApproval: true }));
    await loose.mill.director.ask(approveCustomer, await approve(loose));
  });
});
