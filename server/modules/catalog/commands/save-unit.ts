import { saveUnit as contract } from "../../../../contract/catalog.ts";
import { handle } from "../../../platform/command.ts";
import { record } from "../../journal/index.ts";
import * as store from "../store.ts";

export const saveUnit = handle(contract, async (unit, context) => {
  const { id } = await store.saveUnit(context.tx, context.newId(), unit);
  record(context, { subject: { kind: "unit", id }, what: "saved", facts: unit });
  return unit;
});
