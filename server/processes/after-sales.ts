import type { Context, Handler } from "../platform/command.ts";
import type { Reaction } from "../platform/events.ts";
import * as aftersales from "../modules/aftersales/index.ts";
import * as cases from "../modules/cases/index.ts";
import type { GiveCredit, SettlementRoom } from "../modules/settlement/index.ts";
import { caseOfReturn, currencyOfOrder } from "./case-of-return.ts";
import { complaintOrder } from "./complaint-order.ts";
import { refusedProposalsAreTold } from "./delay-proposals.ts";
import type { RequestDelivery } from "./deliver.ts";
import type { ReadersOf } from "./readers.ts";
import { currencyOf, timeZoneOf } from "./register-facts.ts";
import { escalationsAreTold } from "./when-case-escalated-tell.ts";
import { delaysOpenCases } from "./when-delays-open-case.ts";
import { goodsComeBack } from "./when-goods-come-back.ts";
import { purchaseDelaysOpenCases } from "./when-purchase-late-open-case.ts";
import { lateTripsAreTold } from "./when-trip-delayed-draft-word.ts";

type TakeNumber = (context: Pick<Context, "tx" | "now">) => Promise<string>;

interface Given {
  numberOf(kind: "case" | "return"): TakeNumber;
  credit: GiveCredit;
  takeBackCredit: SettlementRoom["takeBackCredit"];
  request: RequestDelivery;
  readersOf: ReadersOf;
  proposals: cases.ProposalPorts;
}

/** The rooms of cases and of goods that come back, with what each is handed and the processes around them. */
export function afterSales({ numberOf, credit, takeBackCredit, request, readersOf, proposals }: Given) {
  const takeNumber = numberOf("case");
  const openDelay = cases.openDelay({ takeNumber });
  const routes: readonly Handler[] = [
    ...cases.routesOf({ takeNumber, orderOf: complaintOrder, currencyOf, timeZoneOf }), ...cases.delayRoutesOf(proposals),
    ...aftersales.routesOf({ takeNumber: numberOf("return"), caseOf: caseOfReturn, currencyOf: currencyOfOrder, credit, takeBackCredit }),
  ];
  const reactions: readonly Reaction[] = [...goodsComeBack(request), ...lateTripsAreTold({ readersOf, openDelay }), ...delaysOpenCases(openDelay), purchaseDelaysOpenCases(openDelay), escalationsAreTold(readersOf), refusedProposalsAreTold];
  return { routes, reactions, openCase: cases.openCase({ takeNumber }) };
}
