import * as contract from "../../../../contract/cases.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { caseEscalated } from "../events.ts";
import { factsOf, load, step } from "../work.ts";

/** Hands a case up: those of the role are told, and may take it over. */
export const escalateCase = handle(contract.escalateCase, async ({ caseId, to, reason }, context) => {
  const one = await load(context, caseId, {});
  if (isRefused(one)) return one;
  if (one.state === "settled") return refuse("caseSettled");
  context.emit(caseEscalated({ ...factsOf(one), number: one.number, title: `${one.title} ${one.customerName}`, to, reason, by: context.actor.name }));
  return step(context, one, { what: "escalated", text: reason, codes: [to], change: { escalatedTo: to } });
});
