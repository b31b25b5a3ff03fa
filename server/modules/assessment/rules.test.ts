import { describe, expect, test } from "vitest";
import { decidersOf, decisionFault, measureFault, type Member, owedBy } from "./rules.ts";

const person = (id: string, roles: Member["roles"], departmentIds: string[] = []): Member => ({ id, name: id, roles, departmentIds });
const clerk = person("clerk", ["salesClerk"], ["sales"]);
const director = person("director", ["salesDirector"], ["sales"]);
const second = person("second", ["salesDirector"], ["sales"]);
const head = person("head", ["productionHead"], ["works"]);
const manager = person("manager", ["generalManager"], ["office"]);
const admin = person("admin", ["admin"], ["sales"]);
const everybody = [clerk, director, head, manager, admin];
const about = (personId: string | null, departmentIds: string[]) => ({ personId, departmentIds, confirmedBy: ["salesDirector", "productionHead", "generalManager"] });
const codeOf = (fault: { code: string } | undefined) => fault?.code;

describe("who decides what was proposed about somebody", () => {
  test("the head of the department and the general manager, never an administrator nor another department's head", () =>
    expect(decidersOf(about("clerk", ["sales"]), everybody).map(({ id }) => id)).toEqual(["director", "manager"]));
  test("never the person, whatever the role", () => expect(decidersOf(about("director", ["sales"]), everybody).map(({ id }) => id)).toEqual(["manager"]));
  test("only roles that the policy names", () => expect(decidersOf({ ...about("clerk", ["sales"]), confirmedBy: ["generalManager"] }, everybody).map(({ id }) => id)).toEqual(["manager"]));
  test.each([
    { who: "his own is refused", personId: "director", heard: "nobody", actor: director, members: everybody, code: "assessmentOwn" },
    { who: "without a role of the policy", personId: "clerk", heard: "nobody", actor: admin, members: everybody, code: "assessmentRole" },
    { who: "one who has had his say, where another is there", personId: "clerk", heard: "director", actor: director, members: everybody, code: "assessmentFreshEyes" },
    { who: "one who has had his say, where nobody else is", personId: "clerk", heard: "director", actor: director, members: [clerk, director, head, admin], code: undefined },
    { who: "another of the same role", personId: "clerk", heard: "director", actor: second, members: [...everybody, second], code: undefined },
    { who: "one who has not had his say", personId: "clerk", heard: "director", actor: manager, members: everybody, code: undefined },
  ])("$who", ({ personId, code, ...asked }) => expect(codeOf(decisionFault(about(personId, ["sales"]), asked))).toBe(code));
});

describe("who owed a broken duty", () => {
  test("its owner by name", () => expect(owedBy({ ownerId: "clerk", ownerRole: null }, everybody)).toEqual({ person: clerk, departmentIds: ["sales"] }));
  test("the only one who holds its role", () => expect(owedBy({ ownerId: null, ownerRole: "productionHead" }, everybody).person).toEqual(head));
  test("of several nobody: a manager finds out", () => expect(owedBy({ ownerId: null, ownerRole: "salesDirector" }, [...everybody, second])).toEqual({ departmentIds: ["sales"] }));
  test("somebody who has left is not named by a machine", () => expect(owedBy({ ownerId: "gone", ownerRole: null }, everybody)).toEqual({ departmentIds: [] }));
});

test.each([
  ["warning", null, null, undefined],
  ["warning", null, 1, "assessmentMeasureForeign"],
  ["fine", "50.00", null, undefined],
  ["fine", null, null, "assessmentAmountMissing"],
  ["fine", "50.00", 1, "assessmentMeasureForeign"],
  ["points", null, 2, undefined],
  ["points", "50.00", 2, "assessmentMeasureForeign"],
  ["points", null, null, "assessmentAmountMissing"],
  ["reward", "100.00", null, undefined],
  ["reward", null, 3, undefined],
  ["reward", null, null, "assessmentAmountMissing"],
] as const)("a %s of %s and %s points: %s", (kind, amount, points, code) => expect(codeOf(measureFault(kind, { amount, points }))).toBe(code));
