import * as calendar from "./modules/calendar/index.ts";
import type { Reaction } from "./platform/events.ts";
import { dutiesFollowEvents } from "./processes/duties-follow-events.ts";
import { statementsArePapers } from "./processes/papers/statements.ts";
import { papersAreMade } from "./processes/papers/papers-are-made.ts";
import { policyDutiesOf, remindAgainAfterOf } from "./processes/order-duties.ts";
import { readersOf, wallTimeOf } from "./processes/register-facts.ts";
import { ordersOnHoldPauseDuties } from "./processes/orders-on-hold.ts";
import { whenRobotFailsTell } from "./processes/tell-groups.ts";
import { brokenDutiesAreAssessed } from "./processes/when-duty-broken-propose-assessment.ts";
import { whenCarrierTells } from "./processes/when-carrier-tells.ts";
import { promisesComeBack } from "./processes/when-customer-promises-payment.ts";
import { followUpsComeBack, followUpsEndOutOfSight } from "./processes/when-follow-up-planned-remind.ts";
import { whenDelayDetectedTellSales } from "./processes/when-delay-detected-tell-sales.ts";
import { whenPlanApprovedTellDepartments } from "./processes/when-plan-approved-tell-departments.ts";
import { decisionsAreTakenBack } from "./processes/when-decisions-are-taken-back.ts";
import { whenDutyFiresTell } from "./processes/when-duty-fires-tell.ts";
import { invoicesAreRequested } from "./processes/invoices-are-requested.ts";
import { deliveriesAreDivided, surplusCovers } from "./processes/when-deliveries-are-divided.ts";
import { ordersFollow } from "./processes/when-goods-move-order-follows.ts";
import { shippingIsTakenBack } from "./processes/when-shipping-is-taken-back.ts";
import { reviewersAreGivenAndAsked } from "./processes/when-reviewers-are-asked-tell.ts";
import { whenMentionedTell } from "./processes/when-mentioned-tell.ts";
import { whenMailFailsTell } from "./processes/when-mail-fails-tell.ts";
import { assignedOrdersTakeTheirWork } from "./processes/when-order-assigned-its-work-follows.ts";
import { enquiryBecomesOrder } from "./processes/when-order-entered-close-enquiry.ts";
import { originalsBelongToOrders } from "./processes/when-order-entered-keep-originals.ts";
import { changesAreCarriedOut } from "./processes/when-change-decided-carry-it-out.ts";
import { changeStepsAreTimed } from "./processes/when-change-is-reviewed-time-it.ts";
import { creditIsGranted } from "./processes/when-finance-passes-grant-credit.ts";
import { confirmedOrdersAreExecuted } from "./processes/when-order-confirmed-execute.ts";
import { pricesAreAskedFor } from "./processes/when-price-exceeds-authority-ask.ts";
import { ordersAreReviewed } from "./processes/when-order-submitted-review-it.ts";
import { productionIsTakenBack } from "./processes/when-production-is-taken-back.ts";
import { copiesAreGiven } from "./processes/copies-are-given.ts";
import { customersAreAsked } from "./processes/when-review-passed-ask-customer.ts";
import type { OpenRooms } from "./rooms.ts";

/** The processes between the rooms, in the order in which they hear of an event. */
export function reactionsOf({ reviews, confirmations, shipping, money, papers, bought, afterwards, publicUrl, customerUrl, tell }: OpenRooms): Reaction[] {
  return [
    // Before the originals: an enquiry's papers become the order's.
    enquiryBecomesOrder, ...originalsBelongToOrders,
    ...ordersAreReviewed(reviews), ...pricesAreAskedFor({ readersOf, clockOf: calendar.clockOf }), ...customersAreAsked(confirmations.ask), ...confirmedOrdersAreExecuted(shipping.request),
    ...changesAreCarriedOut({ request: shipping.request, ask: confirmations.ask, dropProposal: confirmations.dropProposal, reviews, papers, billChange: money.billChange, publicUrl, tell }),
    ...deliveriesAreDivided(shipping.request), ...shippingIsTakenBack, ...productionIsTakenBack, ...bought.reactions, ...decisionsAreTakenBack(confirmations.withdrawQuestion), ...creditIsGranted,
    ...ordersFollow({ request: shipping.request, openCase: afterwards.openCase, customerUrl }), surplusCovers(shipping.request), ...invoicesAreRequested(money),
    ...papersAreMade({ papers, publicUrl }), ...statementsArePapers(papers, publicUrl),
    ...whenDutyFiresTell({ readersOf, wallTimeOf }), whenMailFailsTell(readersOf), whenMentionedTell, copiesAreGiven(readersOf), ...reviewersAreGivenAndAsked({ clockOf: calendar.clockOf, remindAgainAfterOf }),
    ...changeStepsAreTimed, whenRobotFailsTell(readersOf), ...whenCarrierTells(readersOf), whenPlanApprovedTellDepartments(readersOf), whenDelayDetectedTellSales(readersOf),
    ...afterwards.reactions, ...promisesComeBack({ clockOf: calendar.clockOf }), followUpsComeBack({ clockOf: calendar.clockOf }), brokenDutiesAreAssessed, ...ordersOnHoldPauseDuties(calendar.clockOf), assignedOrdersTakeTheirWork,
    followUpsEndOutOfSight({ readersOf }),
    // Last, so that it hears of everything that the others did.
    dutiesFollowEvents({ clockOf: calendar.clockOf, policyDutiesOf }),
  ];
}
