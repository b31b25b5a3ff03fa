import * as contract from "../../../contract/companies.ts";
import { read } from "../../platform/command.ts";
import * as store from "./store.ts";

export const readCompany = read(contract.readCompany, async (_, { tx }) => ({
  ...(await store.companyOf(tx)),
  ledgers: await store.ledgersOf(tx),
  departments: await store.departmentsOf(tx),
}));
