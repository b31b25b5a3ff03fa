import type { FastifyInstance } from "fastify";
import type { Handler } from "../../platform/command.ts";
import type { RawRoutes } from "../files/index.ts";
import { acceptByLink, refuseByLink } from "./commands/answer-by-link.ts";
import { ask, dropProposal, withdrawQuestion } from "./commands/ask.ts";
import { copyLink, remind, sendByMail } from "./commands/hand-over.ts";
import { recordOnBehalf } from "./commands/record-on-behalf.ts";
import { reverseConfirmation } from "./commands/reverse-confirmation.ts";
import { registerLinkPage } from "./link-page.ts";
import type { Ports } from "./ports.ts";
import { ofOrder } from "./reads.ts";
import { registerVerification, verifyEvidence } from "./verify.ts";

/** Customers' confirmations of orders; facts of other rooms come through the ports. */
export const confirmationsRoom = (ports: Ports) => ({
  routes: [ofOrder(ports), sendByMail(ports), remind(ports), copyLink(ports), recordOnBehalf(ports), reverseConfirmation(ports), acceptByLink(ports), refuseByLink(ports)] as readonly Handler[],
  /** The page behind a link and the verification: `app.register(confirmations.plugin(house), { prefix: "/api/v1" })`. */
  plugin: (house: RawRoutes) => (app: FastifyInstance, _: unknown, done: () => void): void => {
    registerLinkPage(app, house, ports);
    registerVerification(app, house, ports);
    done();
  },
  ask: ask(ports),
  dropProposal,
  withdrawQuestion,
  verifyEvidence: verifyEvidence(ports),
});

export * from "./events.ts";
export type { AskCustomer, Asked } from "./commands/ask.ts";
export type { ConfirmationPolicy, Contact, OrderNow } from "./confirmations.ts";
export type { MailToCustomer, Ports as ConfirmationPorts } from "./ports.ts";
export { ofOrder as requestsOf } from "./store.ts";
