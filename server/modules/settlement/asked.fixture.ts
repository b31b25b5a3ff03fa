import { expect } from "vitest";
import type { InputOf } from "../../../contract/toolkit.ts";
import * as contract from "../../../contract/settlement.ts";
import { drift } from "./index.ts";
import { id, ledgerId, type Room } from "./settlement.fixture.ts";

type Issue = Partial<InputOf<typeof contract.issueInvoice>>;
type Receipt = Partial<InputOf<typeof contract.recordReceipt>>;

/** What tests ask of the room again and again. */
export function askedOf(room: Room) {
  const receivablesOf = async (more: InputOf<typeof contract.listReceivables>) => (await room.ask(contract.listReceivables, more)).rows;
  return {
    inCompany: <T>(work: Parameters<typeof room.db.database.inCompany<T>>[1]) => room.db.database.inCompany("1", work),
    /** Every sum that is kept is that of its parts. */
    sound: async () => expect(await room.db.database.inCompany("1", drift)).toEqual([]),
    issue: (requestIds: string[], more: Issue = {}) => room.ask(contract.issueInvoice, { requestIds, kind: "special", taxNumber: id(), issuedOn: "2026-03-15", ...more }),
    receive: (customerId: string, amount: string, more: Receipt = {}) => room.ask(contract.recordReceipt, { customerId, ledgerId, amount, receivedOn: "2026-03-16", means: "bankTransfer", ...more }),
    moneyOf: (orderId: string) => room.ask(contract.readOrderMoney, { orderId }),
    useOf: async (customerId: string) => (await room.ask(contract.readAccount, { customerId })).credit[0]!,
    openOf: (orderId: string) => receivablesOf({ orderId }),
    receivablesOf: (customerId: string, more: InputOf<typeof contract.listReceivables> = {}) => receivablesOf({ customerId, ...more }),
  };
}
