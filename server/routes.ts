import * as assessment from "./modules/assessment/index.ts";
import { backupRoutes } from "./modules/backups/index.ts";
import * as calendar from "./modules/calendar/index.ts";
import * as catalog from "./modules/catalog/index.ts";
import * as changes from "./modules/changes/index.ts";
import { commentRoutes } from "./modules/comments/index.ts";
import * as companies from "./modules/companies/index.ts";
import * as copies from "./modules/copies/index.ts";
import * as customers from "./modules/customers/index.ts";
import * as duties from "./modules/duties/index.ts";
import { demoRoutesOf } from "./modules/demo/index.ts";
import * as exceptions from "./modules/exceptions/index.ts";
import * as enquiries from "./modules/enquiries/index.ts";
import { fileIdsOfHash } from "./modules/files/index.ts";
import { firstBreak } from "./modules/journal/index.ts";
import { addressRoutes } from "./modules/links/index.ts";
import * as notices from "./modules/notices/index.ts";
import * as orders from "./modules/orders/index.ts";
import * as people from "./modules/people/index.ts";
import * as policies from "./modules/policies/index.ts";
import * as production from "./modules/production/index.ts";
import { isEntrustedWith } from "./modules/reviews/index.ts";
import * as settlement from "./modules/settlement/index.ts";
import * as stock from "./modules/stock/index.ts";
import type { Handler } from "./platform/command.ts";
import { assessmentFacts } from "./processes/assessment-facts.ts";
import { readChangeMargin } from "./processes/change-margins.ts";
import { productionRules, shutBeforeStart, workDays } from "./processes/factory-facts.ts";
import { gatesAtSubmit } from "./processes/gates.ts";
import { maySee } from "./processes/may-see.ts";
import { stockNumber } from "./processes/numbers.ts";
import { type ImportDeps, importRoutesOf } from "./processes/imports/index.ts";
import type { OrderFileDeps } from "./processes/order-file/index.ts";
import { mayApproveOwn } from "./processes/ordinary-policy.ts";
import { exceptionPorts } from "./processes/price-exceptions.ts";
import { policyOf } from "./processes/policy-of-order.ts";
import { defaultLedger, findProducts, isDemo, orderNumbersOf, productNames, readersOf, timeZoneOf, today, unknownReferences, wallTimeOf } from "./processes/register-facts.ts";
import { heldAmong } from "./processes/orders-on-hold.ts";
import { documentNumbersOf } from "./views/document-numbers.ts";
import { lastFollowUps } from "./views/last-follow-up.ts";
import { followUpFacts } from "./processes/when-follow-up-planned-remind.ts";
import { paidSince } from "./views/paid-since.ts";
import { toInvoiceBy } from "./views/to-invoice.ts";
import { viewRoutesOf } from "./views/index.ts";
import { booksOf, takeOverOrderOf, takeoverRoutesOf } from "./processes/takeover/index.ts";
import { seersOf, takersOf } from "./processes/who-sees.ts";
import type { OpenRooms } from "./rooms.ts";

/**
 * What every room answers over HTTP, with the facts of others that its routes need; and the two ways that lead through the list of all routes again: tables that are imported, and the whole file of
 * an order.
 */
export function routesOf(rooms: OpenRooms) {
  const { db, clock, wake, pipeline, publicUrl, files, papers, money, shipping, numbers, tell } = rooms;
  const imports: ImportDeps = { handlers: () => routes, tell };
  const takeOver = takeOverOrderOf({
    takeOver: orders.takeOverOf({ today, policyInForce: policies.policyInForce, defaultLedger }), requestInvoice: money.requestInvoice, requestDelivery: shipping.request,
  });
  const routes: readonly Handler[] = [
    ...importRoutesOf(imports),
    ...takeoverRoutesOf({ ...imports, keepFile: files.keepFile, readBytes: files.readBytes, books: booksOf({ openBalances: money.openBalances, takeOver }), approveMany: customers.approveManyOf({ mayApproveOwn }) }),
    ...companies.routes,
    ...people.routesOf({ companyOf: companies.companyOf, companySubject: companies.companySubject, sso: { hosts: rooms.ssoHosts, publicUrl } }),
    ...calendar.routes,
    ...policies.routes,
    ...catalog.catalogRoutesOf({ today, customerExists: async (tx, id) => (await customers.readMany(tx, [id])).length > 0 }),
    ...customers.customersRoutesOf({ today, mayApproveOwn, unknownReferences, contactUse: orders.contactUse }),
    ...enquiries.routesOf({ today }),
    ...orders.orderRoutesOf({
      today, tell, takeNumber: numbers, policyInForce: policies.policyInForce, policyOf, gatesAtSubmit, defaultLedger, creditOf: settlement.creditOf, availableOf: stock.availableOf, timeZoneOf,
      namesOf: people.personNames, followUpsOf: lastFollowUps, toInvoiceBy, paidSince, openChangesOf: changes.openChangesOf, countersOf: exceptions.countersOf, rolesOf: people.rolesOf, entrusted: isEntrustedWith,
      ...followUpFacts({ clockOf: calendar.clockOf }),
    }),
    ...changes.routesOf(rooms.changePorts),
    readChangeMargin,
    ...rooms.reviews.routes,
    ...exceptions.routesOf(exceptionPorts(rooms.reviews, readersOf)),
    ...rooms.confirmations.routes,
    ...stock.routesOf({ namesOf: productNames, findProducts, orderedByCode: catalog.orderedByCode, takeNumber: stockNumber(numbers), orderNumbersOf, documentNumbersOf }),
    ...production.routesOf({ rulesOf: productionRules, shutBeforeStart, onHold: heldAmong, workDays, takeNumber: rooms.numberOf("run") }),
    ...shipping.routes,
    ...rooms.afterwards.routes,
    ...rooms.bought.routes,
    ...assessment.routesOf(assessmentFacts),
    orders.previewImport({ today, filesOfHash: fileIdsOfHash }),
    ...demoRoutesOf({ clock, isDemo, companySubject: companies.companySubject, nextDue: duties.nextDue, moved: () => wake("duties.sweep") }),
    ...money.routes,
    ...duties.routesOf({ clockOf: calendar.clockOf, worksHere: people.worksHere, wallTimeOf, maySee, takersOf: takersOf(readersOf), namesOf: people.personNames }),
    ...notices.routesOf(isDemo),
    ...notices.robotRoutes({ allowedHosts: rooms.robotHosts, wake: () => wake("robots.deliver") }),
    ...files.routes,
    ...papers.routes,
    ...commentRoutes({ maySee, seersOf: seersOf(readersOf), namesOf: people.personNames }),
    ...copies.routes,
    ...backupRoutes(rooms.backupDeps),
    ...addressRoutes(rooms.addresses),
    ...viewRoutesOf({ maySee, today, firstBreak, reachOf: orders.reachOf, isDemo, timeZoneOf }),
  ];
  const orderFiles: OrderFileDeps = { database: db, clock, pipeline, papers, files, maySee, handlers: () => routes };
  return { routes, imports, orderFiles };
}
