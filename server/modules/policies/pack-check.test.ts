import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkPack } from "./pack-check.ts";
import { keptPack } from "./earlier-packs.ts";
import { dutyDefinitions } from "./duty-definitions.ts";
import { policyCheck } from "./policy-check.ts";

const folder = join(import.meta.dirname, "../../../packs");
const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
const textOf = (start: string) => readFileSync(join(folder, files.find((file) => file.startsWith(start))!), "utf8");
const packOf = (start: string) => {
  const result = checkPack(textOf(start));
  if ("errors" in result) throw new Error(JSON.stringify(result.errors));
  return result.pack;
};

/** Replaces one place of a pack; ▮ in the replacement marks where the fault is expected. */
function broken(text: string, find: string, replacement: string) {
  expect(text).toContain(find);
  const marked = text.replace(find, () => replacement);
  const before = marked.slice(0, marked.indexOf("▮")).split("\n");
  return { result: checkPack(marked.replace("▮", "")), line: before.length, column: before.at(-1)!.length + 1 };
}

describe("every shipped pack", () => {
  test.each(files)("%s passes its check, and gives the same when its own data are read again", (file) => {
    expect(checkPack(textOf(file))).toEqual({ pack: expect.objectContaining({ id: file.split(".")[0] }) });
    expect(checkPack(JSON.stringify(packOf(file)))).toEqual({ pack: packOf(file) });
  });

  test.each(files)("%s names the rules that each of its items answers", (file) => {
    const { orderKinds, intake, review, gates, duties, papers, numbering, contactOwners, confirmation, settlement, completion, execution, assessment } = packOf(file);
    const items = [
      ...orderKinds, ...intake.channels, intake.archiveCheck, intake.requiredElements, ...review.steps, review.onFailed, ...gates, ...duties, ...papers, ...numbering,
      ...contactOwners, confirmation, settlement, completion, execution.madeToOrder, execution.fromStock, ...assessment,
    ];
    expect(items.filter(({ source }) => !source?.length)).toEqual([]);
  });

  test("SYS-01 answers each of its 21 rules, SYS-24 each of its eight", () => {
    const named = (start: string, rules: number) => Array.from({ length: rules }, (_, i) => `${start}.${i + 1}`).filter((rule) => !textOf(`sys-${start}`).includes(`"${rule}"`));
    expect(named("01", 21)).toEqual([]);
    expect(named("24", 8)).toEqual([]);
  });

  test("the time limits are those of the systems", () => {
    const lengths = (start: string) => Object.fromEntries(packOf(start).duties.map(({ id, length, clock }) => [id, [length, clock]]));
    expect(lengths("sys-24")).toMatchObject({
      T02: [{ hours: 1 }, "working"], T03: [{ hours: 3 }, "working"], T04: [{ hours: 2 }, "working"], T08: [{ hours: 1 }, "working"], T09: [{ hours: 3 }, "working"],
      T10: [{ byTimeOfDay: "16:00", daily: true }, "working"], T11: [{ hours: 1 }, "working"], T12: [{ hours: 2 }, "working"], T13: [{ hours: 3 }, "working"], T14: [{ hours: 24 }, "natural"],
    });
    expect(lengths("sys-01")).toMatchObject({ T01: [{ hours: 24 }, "natural"], T06: [{ hours: 2 }, "working"], T15: [{ hours: 24 }, "natural"] });
  });

  test("a word to the customer is the duty of whoever the policy lets speak with him about it: the order's salesperson, or a role (C-04)", () => {
    const pack = packOf("sys-01");
    const ownersOf = (edited: typeof pack) => Object.fromEntries(dutyDefinitions(edited).map(({ id, owner }) => [id, owner]));
    const mine = { fact: "salespersonId" };
    expect(ownersOf(pack)).toMatchObject({ T01: mine, T06: mine, T14: mine, T15: mine, T22: mine, DELAY: mine });
    const logistics = { ...pack, contactOwners: pack.contactOwners.map((one) => (one.on === "shipped" ? { ...one, role: "logistics" as const } : one)) };
    expect(ownersOf(logistics)).toMatchObject({ T14: { role: "logistics" }, T15: mine });
    expect(ownersOf(packOf("sys-24"))).toMatchObject({ DELAY: { role: "productionHead" }, T14: mine });
  });

  test("a review's duty belongs to the first role of its step, and everybody is warned at four fifths", () => {
    const definitions = dutyDefinitions(packOf("sys-01"), "stock");
    expect(definitions.find(({ id }) => id === "T04")?.owner).toEqual({ role: "warehouse" });
    expect(definitions.every(({ warnAt }) => warnAt === 0.8)).toBe(true);
    expect(dutyDefinitions(packOf("sys-01")).some(({ id }) => id === "T04")).toBe(false);
  });
});

test("what earlier packs had to say and nothing read is passed over, in a text that somebody still has and in a version that is kept", () => {
  const { execution, confirmation, papers, ...rest } = packOf("sys-01");
  const kept = { ...rest, execution: { release: "immediate", ...execution }, confirmation: { paper: "orderConfirmation", ...confirmation }, papers: papers.map((one) => (one.paper === "orderConfirmation" ? { ...one, on: ["reviewPassed", "confirmationAccepted"] } : one)) };
  expect(checkPack(JSON.stringify(kept))).toEqual({ pack: packOf("sys-01") });
  expect(keptPack(kept)).toEqual(packOf("sys-01"));
  expect(checkPack(JSON.stringify({ ...kept, execution: null }))).toMatchObject({ errors: [{ path: "execution" }] });
});

test("the documented example is a pack", () => {
  const documented = readFileSync(join(folder, "../docs/packs.md"), "utf8");
  expect(checkPack(/```yaml\n([\s\S]*?)```/.exec(documented)![1]!)).toHaveProperty("pack.id", "sys-01");
});

describe("a fault in a pack is shown where it stands", () => {
  test.each([
    ["a misspelt event", "opens: intakeReceived", "opens: ▮intakeRecieved", "duties.0.opens", '"intakeRecieved" is not a known word; did you mean "intakeReceived"?'],
    ["a misspelt role", "plannedBy: [planner]", "plannedBy: [▮plannr]", "execution.madeToOrder.plannedBy.0", '"plannr" is not a known word; did you mean "planner"?'],
    ["a misspelt check", "[creditWithinLimit,", "[▮creditInLimit,", "review.steps.0.checks.0", '"creditInLimit" is not a known word; did you mean "creditWithinLimit"?'],
    ["a misspelt paper", "paper: productionPlan", "paper: ▮productionPlans", "papers.2.paper", '"productionPlans" is not a known word; did you mean "productionPlan"?'],
    ["a paper that nothing makes", "on: [planMade, planApproved]", "on: ▮[]", "papers.2.on", "names the events at which the paper is made"],
    ["an unknown gate", "condition: inspectionPassed", "condition: ▮weather", "gates.4.condition", '"weather" is not a known word; known: customerApproved, oralOrderConfirmed, confirmationReturned, dueStagesPaid, paidInFull, planApproved, inspectionPassed, goodsChecked'],
    ["an unknown key", "  duplicateWithinDays: 7", "  duplicateWithinDays: 7\n  ▮duplicateDays: 7", "intake.duplicateDays", 'unknown key "duplicateDays"'],
    ["an unknown key of a length", "{ hours: 3 }", "{ hours: 3, ▮days: 1 }", "duties.1.length.days", 'unknown key "days"'],
    ["a missing field", "invoice: onShip\n  ", "▮", "settlement.invoice", "is missing"],
    ["a key without a value", "  invoice: onShip", "  invoice:▮", "settlement.invoice", "is missing"],
    ["a number for a yes or no", "  invoiced: false", "  invoiced: ▮0", "completion.invoiced", "Invalid input: expected boolean, received number"],
    ["a rule id without its quotes", 'source: ["24.1", R300]', "source: [▮24.1, R300]", "intake.channels.0.source.0", "Invalid input: expected string, received number"],
    ["a limit without end", "{ hours: 3 }", "{ hours: ▮-3 }", "duties.1.length.hours", "Too small: expected number to be >0"],
    ["a missing translation", "{ zh-CN: 打包, zh-TW: 打包, en: Pack }", "▮{ zh-CN: 打包, zh-TW: 打包 }", "duties.8.name.en", "is missing"],
    ["the same key twice", "- key: stock", "- key: ▮finance", "review.steps.1.key", '"finance" stands here twice'],
    ["a YAML fault", "owner: admin", "owner: admin\n▮owner: finance", "", "Map keys must be unique"],
    ["nobody to tell of a broken limit", "escalate: [{ after: 0, to: salesDirector }]", "escalate: ▮[]", "duties.0.escalate", "a duty with a limit names somebody to tell when it is broken"],
    ["a duty that closes itself", "closes: [orderEntered]", "closes: [▮intakeReceived]", "duties.0.closes.0", "the event that opens a duty cannot close it"],
    ["an instant that nobody holds", "fromFact: promisedReplyAt", "fromFact: ▮promisedAt", "duties.12.length.fromFact", 'no instant is called "promisedAt"; known: promisedReplyAt'],
    ["an estimate for what is not checked", "whenRed: stockCoversOrder", "whenRed: ▮creditWithinLimit", "review.steps.1.estimate.whenRed", 'the step does not check "creditWithinLimit"'],
    ["an oral channel without its call", '      evidence: []\n      source: ["24.1", R300]\n', '      evidence: []\n      oral: ▮true\n      source: ["24.1", R300]\n  oralConfirmation: { evidence: [callRecord], namedContact: true }\n', "intake.channels.2.oral", "an oral channel needs a duty that oralOrderCaptured opens"],
    ["a gate where its condition is not known", "before: produce", "before: ▮ship", "gates.3.before", "planApproved can stand before produce"],
    ["a release of what is no money's gate", "before: produce", "before: produce\n    release: ▮[planner]", "gates.3.release", "only a gate of dueStagesPaid or paidInFull can be released"],
    ["a call that gates nothing", "condition: customerApproved", "condition: ▮oralOrderConfirmed", "gates.0.condition", "this policy has no intake.oralConfirmation"],
    ["a speaker whom no duty asks", "{ on: arrived, role: salesperson,", "{ on: ▮packed, role: salesperson,", "contactOwners.2.on", "no duty that packed opens belongs to who speaks with the customer (owner: { contactOwner: true })"],
    ["evidence that a receipt cannot carry", "evidence: [drawnSignature, stampedScan, photo]", "evidence: [drawnSignature, stampedScan, ▮fax]", "delivery.signOff.evidence.2", '"fax" is not a known word; known: drawnSignature, stampedScan, photo'],
    ["a number without a counter", '"{prefix}SO{yyyy}{MM}{dd}-{0000}"', '▮"{prefix}SO"', "numbering.0.format", "one counter such as {0000}"],
    ["an unknown fact", "when: order.customised", "when: order.▮custom", "review.steps.2.when", "No such key: custom"],
    ["an unknown noun in quotes", "when: order.customised", 'when: "order.urgent && ▮buyer.grade == \\"A\\""', "review.steps.2.when", "Unknown variable: buyer"],
    ["a wrong type after an escape", "when: order.customised", 'when: "order.kind == \\"a\\" && ▮order.urgent == 1"', "review.steps.2.when", "no such overload: bool == int"],
    ["a wrong type after doubled quotes", "when: order.customised", "when: 'order.kind != '''' && order.▮urgnt'", "review.steps.2.when", "No such key: urgnt"],
    ["a fault on a folded line", "when: order.customised", "when: >-\n        order.customised\n        || order.▮rush", "review.steps.2.when", "No such key: rush"],
    ["a fault on a literal line", "when: order.customised", "when: |\n        order.customised ||\n          order.▮rush", "review.steps.2.when", "No such key: rush"],
    ["an expression that ends early", "when: order.customised", "when: order.customised &&▮", "review.steps.2.when", "Unexpected token: EOF"],
    ["an amount for a condition", "when: order.customised", "when: ▮order.totalMinor", "review.steps.2.when", "a condition gives true or false, this gives int"],
    ["a channel that the pack does not have", "when: order.customised", 'when: order.channel == ▮"telex"', "review.steps.2.when", 'this pack has no channel "telex"; known: customerMail, phone, dealerOnline'],
  ])("%s", (...row) => {
    const [, find, replacement, path, message] = row;
    const { result, line, column } = broken(textOf("sys-24"), find, replacement);
    expect(result).toEqual({ errors: [{ line, column, path, message }] });
  });

  test("all faults at once, in the order of the text, counted from line 1 and column 1", () => {
    const text = textOf("sys-24").replace("opens: intakeReceived", "opens: x").replace("id: sys-24", "id: SYS 24");
    const result = checkPack(text);
    expect("errors" in result && result.errors.map(({ line, column, path }) => [line, column, path])).toEqual([
      [3, 5, "id"], [text.slice(0, text.indexOf("opens: x")).split("\n").length, 12, "duties.0.opens"],
    ]);
  });

  test.each([["nothing", ""], ["deep nesting", "- ".repeat(60_000)], ["an alias", "a: &x [1]\nb: *x"], ["a long text", "#".repeat(200_000)], ["a list", "- 1"]])(
    "%s is refused without falling over", (_, text) => expect(checkPack(text)).toHaveProperty("errors"));
});

describe("gendan policy check", () => {
  test("prints what editors jump to, and exits with 0, 1 or 2", async () => {
    const printed: string[] = [];
    const good = join(folder, files[0]!);
    expect(await policyCheck([good], (line) => printed.push(line))).toBe(0);
    expect(await policyCheck([join(folder, "../package.json")], (line) => printed.push(line))).toBe(1);
    expect(await policyCheck([good, join(folder, "none.yaml")], (line) => printed.push(line))).toBe(2);
    expect(printed).toContainEqual(`${good}: sys-01 passes`);
    expect(printed.find((line) => line.includes("package.json:"))).toMatch(/package\.json:\d+:\d+ \w+.*: /);
  });
});
