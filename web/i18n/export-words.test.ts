import { expect, test } from "vitest";
import { languages } from "../../contract/toolkit.ts";
import * as words from "../../server/cli/export-words.ts";
import { catalogues } from "./catalogues.ts";

const named = {
  "orders.stage.": words.orderStages, "customers.state_": words.customerStates, "shipping.state_": words.deliveryStates, "production.state_": words.runStates, "settlement.request_": words.requestStates,
  "settlement.means_": words.meansOfReceipt,
};

test.each(languages)("exported files call states in %s as the pages do", async (language) => {
  const { default: messages } = await catalogues[language]();
  const differing = Object.entries(named).flatMap(([place, names]) => Object.entries(names).filter(([code, name]) => messages[`${place}${code}`] !== name[language]).map(([code]) => `${place}${code}`));
  expect(differing).toEqual([]);
});
