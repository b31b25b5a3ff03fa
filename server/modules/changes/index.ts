import type { Handler } from "../../platform/command.ts";
import { requestAgreed, requestChange } from "./commands/request-change.ts";
import { signAgreement } from "./commands/sign-agreement.ts";
import { withdrawChange } from "./commands/withdraw-change.ts";
import type { Ports } from "./ports.ts";
import { impactOfChange, listChanges, readChange } from "./reads.ts";

/** Changes of orders; what they mean elsewhere and how they are carried out is handed over. */
export const routesOf = (ports: Ports): readonly Handler[] => [impactOfChange(ports), listChanges, readChange(ports), requestChange(ports), withdrawChange(ports), signAgreement(ports)];

export { type Change, isOpen, mayReach } from "./changes.ts";
export { callingOff, differencesOf, shortCloses, type Shown, type Side, type SideLine } from "./diff.ts";
export * from "./events.ts";
export { requestAgreed };
export { judge, type Weighed } from "./judgement.ts";
export type { ChangedOrder, Ports as ChangePorts, Weighing } from "./ports.ts";
export { type LineGoods, progressOf, rulingOf, wholeProgress } from "./ruling.ts";
export { lock as lockChange, lockOpenOf as lockOpenChangeOf, idsOf as changeIdsOf, openOf as openChangesOf, read as readChangeRow } from "./store.ts";
export { passOn } from "./salesperson.ts";
export { close, keepImpact, move, tell as tellOfChange } from "./work.ts";
