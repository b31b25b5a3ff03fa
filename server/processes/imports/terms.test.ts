import { expect, test } from "vitest";
import { type PaymentTerms, usualTerms } from "../../../contract/payment-terms.ts";
import { languages } from "../../../contract/toolkit.ts";
import { readTerms, termsText } from "./terms.ts";

const own: PaymentTerms[] = [
  { code: "Q45", name: "季结（含质保）", stages: [{ percent: "30", due: "onOrder", days: 0, fromMonthEnd: false }, { percent: "65.5", due: "afterDelivery", days: 45, fromMonthEnd: true }, { percent: "4.5", due: "afterDelivery", days: 365, fromMonthEnd: false }] },
  { code: "半预付", name: "", stages: [{ percent: "50", due: "beforeProduction", days: 0, fromMonthEnd: false }, { percent: "50", due: "beforeShipping", days: 3, fromMonthEnd: false }] },
  // Called as usual terms are, but another thing.
  { code: "monthly30", name: "", stages: [{ percent: "100", due: "afterDelivery", days: 35, fromMonthEnd: true }] },
  { code: "到付：现金", name: "a | b", stages: [{ percent: "100", due: "onDelivery", days: 0, fromMonthEnd: true }] },
];

test.each(languages)("terms of payment, usual ones and a customer's own, are read back as they were written in %s", (language) => {
  for (const terms of [...usualTerms, ...own]) expect(readTerms(termsText(terms, language))).toEqual(terms);
});

test("terms that mean nothing, or do not add up, are not read", () => {
  for (const text of ["看情况", "Q: 30% 投产前", "Q: 100% 明年", "Q: 100% 到货后 很久", "Q: 100% 到货后 30", ": 100% 到货时", ""]) expect(readTerms(text)).toBeUndefined();
});
