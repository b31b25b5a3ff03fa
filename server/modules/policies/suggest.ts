import * as contract from "../../../contract/policies.ts";
import type { AnswerOf, ParsedInputOf } from "../../../contract/toolkit.ts";
import { read } from "../../platform/command.ts";
import { keptPack } from "./earlier-packs.ts";
import * as store from "./store.ts";

type Answers = ParsedInputOf<typeof contract.suggestPolicy>;
type Question = (typeof contract.setupQuestions)[number];

/** What a policy is made for, question by question, read from what it asks and not from its name. */
export function fitsOf({ execution, confirmation, gates, review }: contract.PolicyPack, { supply, customerConfirms, credit }: Answers): Record<Question, boolean> {
  const makes = execution.madeToOrder.inspection || execution.madeToOrder.planApproval !== undefined;
  const ships = execution.fromStock.issueNote;
  const waits = confirmation.required || gates.some(({ condition }) => condition === "confirmationReturned");
  const paidFirst = gates.some(({ condition }) => condition === "paidInFull");
  const checksCredit = review.steps.some(({ checks }) => checks.includes("creditWithinLimit"));
  return { supply: supply === "make" ? makes : supply === "stock" ? ships : makes && ships, customerConfirms: waits === customerConfirms, credit: credit ? checksCredit && !paidFirst : paidFirst || gates.some(({ condition }) => condition === "dueStagesPaid") };
}

/** The company's policies in the order in which they fit the answers, with the question that speaks for or against each. */
export const suggestPolicy = read(contract.suggestPolicy, async (answers, { tx }): Promise<AnswerOf<typeof contract.suggestPolicy>> => {
  const rows = await store.versions(tx);
  const newest = rows.filter(({ policyId }, i) => rows.findIndex((row) => row.policyId === policyId) === i);
  const judged: AnswerOf<typeof contract.suggestPolicy>["policies"] = [];
  for (const { policyId, version, name, approvedBy } of newest) {
    const pack = keptPack((await store.versionOf(tx, policyId, version))!.body);
    const fits = fitsOf(pack, answers);
    judged.push({ policyId, version, name, approved: approvedBy !== null, owner: pack.owner, fits: contract.setupQuestions.map((question) => ({ question, fits: fits[question] })), orderKinds: pack.orderKinds.map(({ key }) => key), numbering: pack.numbering.map(({ of, format }) => ({ of, format })) });
  }
  const score = ({ fits }: (typeof judged)[number]) => fits.filter((one) => one.fits).length;
  return { policies: judged.toSorted((a, b) => score(b) - score(a)) };
});
