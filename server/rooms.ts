import type { Refusal } from "../contract/toolkit.ts";
import type { BackupSettings } from "./modules/backups/index.ts";
import * as catalog from "./modules/catalog/index.ts";
import * as changes from "./modules/changes/index.ts";
import * as companies from "./modules/companies/index.ts";
import { peopleSeen } from "./modules/customers/index.ts";
import { confirmationsRoom } from "./modules/confirmations/index.ts";
import { type FileStore, filesRoom } from "./modules/files/index.ts";
import * as orders from "./modules/orders/index.ts";
import { type PaperRenderer, papersRoom } from "./modules/papers/index.ts";
import * as people from "./modules/people/index.ts";
import { isEntrustedWith, reviewsRoom } from "./modules/reviews/index.ts";
import * as settlement from "./modules/settlement/index.ts";
import { shippingRoom } from "./modules/shipping/index.ts";
import * as stock from "./modules/stock/index.ts";
import type { Behind } from "./platform/behind.ts";
import type { Clock } from "./platform/clock.ts";
import type { CommandContext, Pipeline } from "./platform/command.ts";
import type { Database } from "./platform/db.ts";
import { isRefused } from "./platform/refusal.ts";
import type { ProblemWriter } from "./platform/problems.ts";
import { afterSales } from "./processes/after-sales.ts";
import { checksOf } from "./processes/checks-of-order.ts";
import { contactOf, lockOrder, orderNow, proposalNow, sendConfirmation } from "./processes/confirmation-facts.ts";
import { lockOrderFor, lockSubject, orderFor, proposalOf, signersOf, weighWish } from "./processes/change-facts.ts";
import { delayProposalPorts } from "./processes/delay-proposals.ts";
import { feasibleBy } from "./processes/factory-facts.ts";
import { moneyGateOf } from "./processes/gates.ts";
import { maySee } from "./processes/may-see.ts";
import { numberFormat } from "./processes/numbers.ts";
import { confirmationSnapshotOf } from "./processes/papers/order-confirmation.ts";
import { purchases } from "./processes/purchasing.ts";
import { passBarOf } from "./processes/price-exceptions.ts";
import { buyerFacts, defaultLedger, readersOf, timeZoneOf, today } from "./processes/register-facts.ts";
import { heldAmong } from "./processes/orders-on-hold.ts";
import { orderPricesOf } from "./processes/order-prices.ts";
import { shutBefore } from "./processes/shipping-facts.ts";
import { wholeOf } from "./processes/invoices-are-requested.ts";
import { coverOf } from "./processes/when-deliveries-are-divided.ts";
import { colleaguesOf } from "./processes/who-sees.ts";
import { ourSide, signedInSystem } from "./processes/papers/words.ts";

export interface RoomsDeps {
  db: Database;
  problems: ProblemWriter;
  /** Asked late: the pipeline is made of reactions that work with these rooms. */
  pipeline: () => Pipeline;
  fileStore: FileStore;
  renderer: PaperRenderer;
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

/** All rooms, each with what it is handed of others: who knows what of whom stands here, in `routes.ts` and in `reactions.ts`, and nowhere else. */
export function openRooms(deps: RoomsDeps) {
  const { db, problems, pipeline, fileStore, renderer, behind, publicUrl, customerUrl, secret } = deps;
  const numbers = companies.leasedNumbers(db, { behind });
  const files = filesRoom({ store: fileStore, maySee });
  const papers = papersRoom({ database: db, renderer, files, pipeline, maySee });
  const money = settlement.settlementRoom({
    today, customerOf: buyerFacts, taxRatesOn: catalog.taxRatesOn, moneyGateOf, orderPricesOf, wholeOf, onHold: heldAmong, peopleOf: peopleSeen,
    nextNumber: async (context, { ledgerId, kind }) => companies.takeNumber(context, { ledgerId, kind, format: await numberFormat(context, kind) }),
  });
  const reviews = reviewsRoom({ lockSubject, passBarOf: passBarOf(readersOf), colleaguesOf: colleaguesOf(readersOf), checksOf: checksOf({
    today, availableOf: stock.availableOf, rolesOf: people.rolesOf, twinsOf: orders.twinsOf, feasibleBy, proposalOf,
    exposureBeside: settlement.exposureBeside,
  }) });
  const shipping = shippingRoom({
    today, timeZoneOf, shutBefore, coverOf, companyNameOf: async (tx) => (await companies.companyOf(tx)).name,
    takeNumber: async (context, ledgerId) => numbers(context, { ledgerId, kind: "delivery", format: await numberFormat(context, "delivery") }),
    keepFile: files.keepFile, driverUrl: (token) => `${customerUrl}/p/drive#${token}`,
  });
  const confirmations = confirmationsRoom({
    papers, files, maySee, lockOrder, orderNow, proposalNow, contactOf, sendMail: sendConfirmation, snapshotOf: confirmationSnapshotOf(publicUrl),
    linkUrl: (_, token) => Promise.resolve(`${customerUrl}/p/confirm#${token}`),
  });
  // What is no ledger's own is numbered in the first one.
  const numberOf = (kind: "return" | "case" | "run" | "change") => async (context: Pick<CommandContext, "tx" | "now">) => numbers(context, { ledgerId: await defaultLedger(context.tx), kind, format: await numberFormat(context, kind) });
  const tell = ({ language }: Pick<CommandContext, "language">, refusals: readonly Refusal[]) => problems.told(language, refusals);
  const backupDeps = { settings: deps.backups, allCompanies: companies.allCompanies, companySubject: companies.companySubject, wake: () => deps.wake("backups.run") };
  const addresses = { customers: customerUrl, staff: publicUrl, secret };
  const bought = purchases({ numbers, request: shipping.request });
  const changePorts: changes.ChangePorts = {
    orderFor, lockOrderFor, weigh: weighWish(tell), takeNumber: numberOf("change"), signersOf, tell, entrusted: isEntrustedWith,
    signPaper: async (context, { agreementPaperId }) => {
      const signed = await papers.signPaper(context, { paperId: agreementPaperId!, role: ourSide, name: context.actor.name, means: signedInSystem });
      return isRefused(signed) ? signed : undefined;
    },
  };
  const afterwards = afterSales({ numberOf, credit: money.credit, takeBackCredit: money.takeBackCredit, request: shipping.request, readersOf, proposals: delayProposalPorts({ changePorts, customerUrl }) });
  return { ...deps, numbers, files, papers, money, reviews, shipping, confirmations, numberOf, tell, bought, changePorts, afterwards, backupDeps, addresses, maySee };
}
export type OpenRooms = ReturnType<typeof openRooms>;
