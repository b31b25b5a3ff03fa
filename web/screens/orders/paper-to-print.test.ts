import { expect, test } from "vitest";
import { paperToPrint } from "./paper-to-print.ts";

const form = { id: "form", kind: "preliminaryReview", superseded: false, madeAt: "2026-11-24T06:20:00Z" } as const;
const old = { id: "old", kind: "orderConfirmation", superseded: true, madeAt: "2026-11-24T07:20:00Z" } as const;
const letter = { id: "letter", kind: "orderConfirmation", superseded: false, madeAt: "2026-11-24T08:20:00Z" } as const;
const receipt = { id: "receipt", kind: "deliveryReceipt", superseded: false, madeAt: "2026-11-26T08:20:00Z" } as const;

test("an order prints the confirmation that holds, before there is one the newest of its papers, and nothing where it has none", () => {
  expect(paperToPrint([receipt, letter, old, form])).toBe("letter");
  expect(paperToPrint([form, old])).toBe("form");
  expect(paperToPrint([form, receipt])).toBe("receipt");
  expect(paperToPrint([])).toBeUndefined();
});
