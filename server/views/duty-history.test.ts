import { describe, expect, test } from "vitest";
import { historyOf } from "./duty-history.ts";

const at = (time: string) => `2026-11-24T${time}:00.000Z`;
const step = (level: number, kind: "warning" | "breach" | "escalation", due: string, firedAt: string | null = null) => ({ level, kind, to: kind === "escalation" ? "salesDirector" : null, at: at(due), firedAt: firedAt && at(firedAt) });
const duty = {
  openedAt: new Date(at("01:00")), ownerRole: "salesClerk", ownerName: null, steps: [step(1, "warning", "01:48", "01:50"), step(2, "breach", "02:00"), step(3, "escalation", "02:00")], pauses: [], state: "open", kept: null,
  closedAt: null, closedByName: null, cancelReason: null, subjectKind: "order", subjectId: "o",
};
const nobody = { told: new Map<number, string[]>(), acts: [] };
const whats = (of: Parameters<typeof historyOf>[0], given: Parameters<typeof historyOf>[1] = nobody) => historyOf(of, given).map(({ what, planned }) => (planned ? `(${what})` : what));

describe("the history of a duty", () => {
  test("tells what fired when it fired, and then what would still happen", () => {
    expect(whats(duty)).toEqual(["opened", "warned", "(broken)", "(escalated)"]);
    expect(historyOf(duty, { told: new Map([[1, ["王敏"]]]), acts: [] })[1]).toMatchObject({ at: new Date(at("01:50")), told: ["王敏"] });
  });
  test("tells of a pause its reason and who paused, and who let it run on", () => {
    const pauses = [{ from: at("01:10"), to: at("01:20"), reason: "等客户", note: "已去电", by: "p" }];
    const acts = [{ at: new Date(at("01:10")), what: "dutyPaused", by: "李伟", why: null, facts: {} }, { at: new Date(at("01:20")), what: "dutyResumed", by: "张强", why: null, facts: {} }];
    const rows = historyOf({ ...duty, pauses }, { ...nobody, acts });
    expect(rows.slice(1, 3)).toMatchObject([{ what: "paused", by: "李伟", reason: "等客户", note: "已去电" }, { what: "resumed", by: "张强" }]);
  });
  test("expects nothing more of one that stands still or is over", () => {
    expect(whats({ ...duty, state: "paused", pauses: [{ from: at("01:55"), to: null, reason: "停电", note: null, by: "p" }] })).toEqual(["opened", "warned", "paused"]);
    const closed = { ...duty, state: "closed", kept: true, closedAt: new Date(at("01:55")), closedByName: "王敏" };
    expect(whats(closed)).toEqual(["opened", "warned", "closed"]);
    expect(historyOf(closed, nobody).at(-1)).toMatchObject({ by: "王敏", kept: true });
  });
  test("says why it was called off", () => expect(historyOf({ ...duty, state: "cancelled", closedAt: new Date(at("01:55")), cancelReason: "orderCancelled" }, nobody).at(-1)).toMatchObject({ what: "cancelled", reason: "orderCancelled" }));
});
