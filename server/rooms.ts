import * as assessment from "./modules/assessment/index.ts";
import { backupRoutes, type BackupSettings } from "./modules/backups/index.ts";
import * as calendar from "./modules/calendar/index.ts";
import * as catalog from "./modules/catalog/index.ts";
import * as changes from "./modules/changes/index.ts";
import { commentRoutes } from "./modules/comments/index.ts";
import * as companies from "./modules/companies/index.ts";
import { confirmationsRoom } from "./modules/confirmations/index.ts";
import * as customers from "./modules/customers/index.ts";
import * as duties from "./modules/duties/index.ts";
import { demoRoutesOf } from "./modules/demo/index.ts";
import * as exceptions from "./modules/exceptions/index.ts";
import * as enquiries from "./modules/enquiries/index.ts";
import { fileIdsOfHash, type FileStore, filesRoom } from "./modules/files/index.ts";
import { firstBreak } from "./modules/journal/index.ts";
import { addressRoutes } from "./modules/links/index.ts";
import * as notices from "./modules/notices/index.ts";
import * as orders from "./modules/orders/index.ts";
import { createPaperRenderer, papersRoom } from "./modules/papers/index.ts";
import * as people from "./modules/people/index.ts";
import * as policies from "./modules/policies/index.ts";
import * as production from "./modules/production/index.ts";
import { isEntrustedWith, reviewsRoom } from "./modules/reviews/index.ts";
import * as settlement from "./modules/settlement/index.ts";
import { shippingRoom } from "./modules/shipping/index.ts";
import * as stock from "./modules/stock/index.ts";
import type { Behind } from "./platform/behind.ts";
import type { Clock } from "./platform/clock.ts";
import type { CommandContext, Handler, Pipeline } from "./platform/command.ts";
import type { Database } from "./platform/db.ts";
import type { Reaction } from "./platform/events.ts";
import { isRefused } from "./platform/refusal.ts";
import type { ProblemWriter } from "./platform/problems.ts";
import { afterSales } from "./processes/after-sales.ts";
import { checksOf } from "./processes/checks-of-order.ts";
import { contactOf, lockOrder, orderNow, proposalNow, sendConfirmation } from "./processes/confirmation-facts.ts";
import { lockOrderFor, lockSubject, orderFor, proposalOf, signersOf, weighWish } from "./processes/change-facts.ts";
import { delayProposalPorts } from "./processes/delay-proposals.ts";
import { dutiesFollowEvents } from "./processes/duties-follow-events.ts";
import { assessmentFacts } from "./processes/assessment-facts.ts";
import { feasibleBy, productionRules, shutBeforeStart, workDays } from "./processes/factory-facts.ts";
import { gatesAtSubmit, moneyGateOf } from "./processes/gates.ts";
import { maySee } from "./processes/may-see.ts";
import { numberFormat, stockNumber } from "./processes/numbers.ts";
import { type ImportDeps, importRoutesOf } from "./processes/imports/index.ts";
import type { OrderFileDeps } from "./processes/order-file/index.ts";
import { confirmationSnapshotOf } from "./processes/papers/order-confirmation.ts";
import { statementsArePapers } from "./processes/papers/statements.ts";
import { papersAreMade } from "./processes/papers/papers-are-made.ts";
import { mayApproveOwn } from "./processes/ordinary-policy.ts";
import { purchases } from "./processes/purchasing.ts";
import { exceptionPorts, passBarOf } from "./processes/price-exceptions.ts";
import { policyDutiesOf, remindAgainAfterOf } from "./processes/order-duties.ts";
import { policyOf } from "./processes/policy-of-order.ts";
import { buyerFacts, defaultLedger, findProducts, isDemo, orderNumbersOf, productNames, readersOf, timeZoneOf, today, unknownReferences, wallTimeOf } from "./processes/register-facts.ts";
import { heldAmong, ordersOnHoldPauseDuties } from "./processes/orders-on-hold.ts";
import { orderPricesOf } from "./processes/order-prices.ts";
import { whenRobotFailsTell } from "./processes/tell-groups.ts";
import { shutBefore } from "./processes/shipping-facts.ts";
import { viewRoutesOf } from "./views/index.ts";
import { brokenDutiesAreAssessed } from "./processes/when-duty-broken-propose-assessment.ts";
import { whenCarrierTells } from "./processes/when-carrier-tells.ts";
import { whenDelayDetectedTellSales } from "./processes/when-delay-detected-tell-sales.ts";
import { whenPlanApprovedTellDepartments } from "./processes/when-plan-approved-tell-departments.ts";
import { decisionsAreTakenBack } from "./processes/when-decisions-are-taken-back.ts";
import { whenDutyFiresTell } from "./processes/when-duty-fires-tell.ts";
import { invoicesAreRequested, wholeOf } from "./processes/invoices-are-requested.ts";
import { coverOf, deliveriesAreDivided, surplusCovers } from "./processes/when-deliveries-are-divided.ts";
import { ordersFollow } from "./processes/when-goods-move-order-follows.ts";
import { booksOf, takeOverOrderOf, takeoverRoutesOf } from "./processes/takeover/index.ts";
import { shippingIsTakenBack } from "./processes/when-shipping-is-taken-back.ts";
import { colleaguesOf, seersOf, takersOf } from "./processes/who-sees.ts";
import { reviewersAreGivenAndAsked } from "./processes/when-reviewers-are-asked-tell.ts";
import { whenMentionedTell } from "./processes/when-mentioned-tell.ts";
import { whenMailFailsTell } from "./processes/when-mail-fails-tell.ts";
import { enquiryBecomesOrder } from "./processes/when-order-entered-close-enquiry.ts";
import { originalsBelongToOrders } from "./processes/when-order-entered-keep-originals.ts";
import { changesAreCarriedOut } from "./processes/when-change-decided-carry-it-out.ts";
import { changeStepsAreTimed } from "./processes/when-change-is-reviewed-time-it.ts";
import { ourSide, signedInSystem } from "./processes/papers/words.ts";
import { creditIsGranted } from "./processes/when-finance-passes-grant-credit.ts";
import { confirmedOrdersAreExecuted } from "./processes/when-order-confirmed-execute.ts";
import { pricesAreAskedFor } from "./processes/when-price-exceeds-authority-ask.ts";
import { ordersAreReviewed } from "./processes/when-order-submitted-review-it.ts";
import { productionIsTakenBack } from "./processes/when-production-is-taken-back.ts";
import { customersAreAsked } from "./processes/when-review-passed-ask-customer.ts";

export interface RoomsDeps {
  db: Database;
  problems: ProblemWriter;
  /** Asked late: the pipeline is made of what this function answers. */
  pipeline: () => Pipeline;
  fileStore: FileStore;
  behind: Behind;
  publicUrl: string;
  /** The address in links to customers. */
  customerUrl: string;
  clock: Clock;
  /** Lets the worker look at once at what fell due. */
  wake: (job: string) => void;
  backups: BackupSettings;
  /** Hosts beside the vendors' own where robots of group chats may live. */
  robotHosts: readonly string[];
  ssoHosts: readonly string[];
  /** Of sign-in. */
  secret: string;
}

/** All rooms with what each is handed, and the processes between them: who knows what of whom stands here and nowhere else. */
export function openRooms({ db, problems, pipeline, fileStore, behind, publicUrl, customerUrl, secret, clock, wake, backups, robotHosts, ssoHosts }: RoomsDeps) {
  const numbers = companies.leasedNumbers(db, { behind });
  const files = filesRoom({ store: fileStore, maySee });
  const renderer = createPaperRenderer();
  const papers = papersRoom({ database: db, renderer, files, pipeline, maySee });
  const money = settlement.settlementRoom({
    today, customerOf: buyerFacts, taxRatesOn: catalog.taxRatesOn, moneyGateOf, orderPricesOf, wholeOf, onHold: heldAmong,
    nextNumber: async (context, { ledgerId, kind }) => companies.takeNumber(context, { ledgerId, kind, format: await numberFormat(context, kind) }),
  });
  const reviews = reviewsRoom({ lockSubject, passBarOf: passBarOf(readersOf), colleaguesOf: colleaguesOf(readersOf), checksOf: checksOf({
    today, availableOf: stock.availableOf, rolesOf: people.rolesOf, twinsOf: orders.twinsOf, feasibleBy, proposalOf,
    exposureBeside: settlement.exposureBeside,
  }) });
  const shipping = shippingRoom({
    today, shutBefore, coverOf, companyNameOf: async (tx) => (await companies.companyOf(tx)).name,
    takeNumber: async (context, ledgerId) => numbers(context, { ledgerId, kind: "delivery", format: await numberFormat(context, "delivery") }),
    keepFile: files.keepFile, driverUrl: (token) => `${customerUrl}/p/drive#${token}`,
  });
  const confirmations = confirmationsRoom({
    papers, files, maySee, lockOrder, orderNow, proposalNow, contactOf, sendMail: sendConfirmation, snapshotOf: confirmationSnapshotOf(publicUrl),
    linkUrl: (_, token) => Promise.resolve(`${customerUrl}/p/confirm#${token}`),
  });
  // What is no ledger's own is numbered in the first one.
  const numberOf = (kind: "return" | "case" | "run" | "change") => async (context: Pick<CommandContext, "tx" | "now">) => numbers(context, { ledgerId: await defaultLedger(context.tx), kind, format: await numberFormat(context, kind) });
  const tell: changes.ChangePorts["tell"] = ({ language }, refusals) => problems.told(language, refusals);
  const bought = purchases({ numbers, request: shipping.request });
  const changePorts: changes.ChangePorts = {
    orderFor, lockOrderFor, weigh: weighWish(tell), takeNumber: numberOf("change"), signersOf, tell, entrusted: isEntrustedWith,
    signPaper: async (context, { agreementPaperId }) => {
      const signed = await papers.signPaper(context, { paperId: agreementPaperId!, role: ourSide, name: context.actor.name, means: signedInSystem });
      return isRefused(signed) ? signed : undefined;
    },
  };
  const afterwards = afterSales({ numberOf, credit: money.credit, takeBackCredit: money.takeBackCredit, request: shipping.request, readersOf, proposals: delayProposalPorts({ changePorts, customerUrl }) });
  const imports: ImportDeps = { handlers: () => routes, tell: ({ language }, refusals) => problems.told(language, refusals) };
  const backupDeps = { settings: backups, allCompanies: companies.allCompanies, companySubject: companies.companySubject, wake: () => wake("backups.run") };
  const addresses = { customers: customerUrl, staff: publicUrl, secret };
  const takeOver = takeOverOrderOf({
    takeOver: orders.takeOverOf({ today, policyInForce: policies.policyInForce, defaultLedger }), requestInvoice: money.requestInvoice, requestDelivery: shipping.request,
  });
  const routes: readonly Handler[] = [
    ...importRoutesOf(imports),
    ...takeoverRoutesOf({ ...imports, keepFile: files.keepFile, readBytes: files.readBytes, books: booksOf({ openBalances: money.openBalances, takeOver }), approveMany: customers.approveManyOf({ mayApproveOwn }) }),
    ...companies.routes, ...people.routesOf({ companyOf: companies.companyOf, companySubject: companies.companySubject, sso: { hosts: ssoHosts, publicUrl } }), ...calendar.routes, ...policies.routes,
    ...catalog.catalogRoutesOf({ today, customerExists: async (tx, id) => (await customers.readMany(tx, [id])).length > 0 }),
    ...customers.customersRoutesOf({ today, mayApproveOwn, unknownReferences, contactUse: orders.contactUse }),
    ...enquiries.routesOf({ today }),
    ...orders.orderRoutesOf({
      today, takeNumber: numbers, policyInForce: policies.policyInForce, policyOf, gatesAtSubmit, defaultLedger, creditOf: settlement.creditOf, availableOf: stock.availableOf, namesOf: people.personNames, timeZoneOf, openChangesOf: changes.openChangesOf, countersOf: exceptions.countersOf, rolesOf: people.rolesOf, entrusted: isEntrustedWith,
      tell: ({ language }, refusals) => problems.told(language, refusals),
    }),
    ...changes.routesOf(changePorts), ...reviews.routes, ...exceptions.routesOf(exceptionPorts(reviews, readersOf)), ...confirmations.routes, ...stock.routesOf({ namesOf: productNames, findProducts, orderedByCode: catalog.orderedByCode, takeNumber: stockNumber(numbers), orderNumbersOf }), ...production.routesOf({ rulesOf: productionRules, shutBeforeStart, onHold: heldAmong, workDays, takeNumber: numberOf("run") }), ...shipping.routes,
    ...afterwards.routes, ...bought.routes, ...assessment.routesOf(assessmentFacts),
    orders.previewImport({ today, filesOfHash: fileIdsOfHash }), ...demoRoutesOf({ clock, isDemo, companySubject: companies.companySubject, nextDue: duties.nextDue, moved: () => wake("duties.sweep") }),
    ...money.routes, ...duties.routesOf({ clockOf: calendar.clockOf, worksHere: people.worksHere, wallTimeOf, maySee, takersOf: takersOf(readersOf), namesOf: people.personNames }), ...notices.routesOf(isDemo), ...notices.robotRoutes({ allowedHosts: robotHosts, wake: () => wake("robots.deliver") }), ...files.routes, ...papers.routes,
    ...commentRoutes({ maySee, seersOf: seersOf(readersOf), namesOf: people.personNames }), ...backupRoutes(backupDeps), ...addressRoutes(addresses), ...viewRoutesOf({ maySee, today, firstBreak, reachOf: orders.reachOf, isDemo }),
  ];
  const reactions: Reaction[] = [
    // Before the originals: an enquiry's papers become the order's.
    enquiryBecomesOrder, ...originalsBelongToOrders, ...ordersAreReviewed(reviews), ...pricesAreAskedFor({ readersOf, clockOf: calendar.clockOf }), ...customersAreAsked(confirmations.ask), ...confirmedOrdersAreExecuted(shipping.request),
    ...changesAreCarriedOut({ request: shipping.request, ask: confirmations.ask, dropProposal: confirmations.dropProposal, reviews, papers, billChange: money.billChange, publicUrl, tell }),
    ...deliveriesAreDivided(shipping.request), ...shippingIsTakenBack, ...productionIsTakenBack, ...bought.reactions, ...decisionsAreTakenBack(confirmations.withdrawQuestion), ...creditIsGranted,
    ...ordersFollow({ request: shipping.request, openCase: afterwards.openCase, customerUrl }), surplusCovers(shipping.request), ...invoicesAreRequested(money),
    ...papersAreMade({ papers, publicUrl }), ...statementsArePapers(papers, publicUrl),
    ...whenDutyFiresTell({ readersOf, wallTimeOf }), whenMailFailsTell(readersOf), whenMentionedTell, ...reviewersAreGivenAndAsked({ clockOf: calendar.clockOf, remindAgainAfterOf }), ...changeStepsAreTimed, whenRobotFailsTell(readersOf), ...whenCarrierTells(readersOf), whenPlanApprovedTellDepartments(readersOf), whenDelayDetectedTellSales(readersOf),
    ...afterwards.reactions, brokenDutiesAreAssessed, ...ordersOnHoldPauseDuties(calendar.clockOf),
    // Last, so that it hears of everything that the others did.
    dutiesFollowEvents({ clockOf: calendar.clockOf, policyDutiesOf }),
  ];
  const orderFiles: OrderFileDeps = { database: db, clock, pipeline, papers, files, maySee, handlers: () => routes };
  return { routes, reactions, imports, orderFiles, papers, confirmations, renderer, maySee, backupDeps, addresses };
}
export type Rooms = ReturnType<typeof openRooms>;
