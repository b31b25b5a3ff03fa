import { expect, test } from "vitest";
import { instantFacts, personFacts } from "../../../contract/facts.ts";
import { orderEvents } from "../../../contract/order-events.ts";
import { paperKinds } from "../../../contract/papers.ts";
import * as words from "../../../contract/policy-words.ts";
import policies from "../../i18n/zh-CN/policies.ts";
import reviews from "../../i18n/zh-CN/reviews.ts";
import { lengthText, stagesOf, type WordList } from "./pack-words.ts";

const lists: Partial<Record<WordList | "paper" | "owner", object>> = {
  evidence: words.evidenceKinds, element: words.orderElements, archive: words.archiveFields, means: words.confirmationMeans, identity: words.identityChecks, question: words.confirmationQuestions,
  gate: words.gateConditions, act: words.gatedActs, progress: words.progressFields, shipping: words.shippingChecks, carriage: { ...words.carrierFields, ...words.truckFields }, notice: words.customerNotices,
  arrival: words.arrivalQuestions, score: words.feedbackScores, established: words.establishments, invoice: words.invoiceMoments, numbered: words.numbered, event: orderEvents,
  paper: paperKinds, instant: instantFacts, owner: personFacts, handOver: words.handOvers, proposal: words.proposals,
};

test("every word that a policy may use has a name that people read", () => {
  const missing = Object.entries(lists).flatMap(([list, all]) => Object.keys(all).filter((word) => !(`${list}_${word}` in policies)).map((word) => `${list}_${word}`));
  expect(missing).toEqual([]);
  expect(Object.keys(words.reviewChecks).filter((check) => !(`check_${check}` in reviews))).toEqual([]);
  expect(Object.keys(words.reviewAnswers).filter((ask) => !(`ask_${ask}` in reviews))).toEqual([]);
});

test("steps of one number stand side by side, whatever their order in the text", () => {
  const step = (key: string, sequence: number) => ({ key, sequence }) as Parameters<typeof stagesOf>[0][number];
  expect(stagesOf([step("finance", 2), step("first", 1), step("stock", 2)]).map(({ steps }) => steps.map(({ key }) => key))).toEqual([["first"], ["finance", "stock"]]);
});

test("a limit is told with the clock that counts", () => {
  const t = (key: string, facts?: object) => `${key} ${Object.values(facts ?? {}).join(" ")}`.trim();
  const told = (length: object) => lengthText({ length, clock: "working" } as Parameters<typeof lengthText>[0], t);
  expect([told({ minutes: 120 }), told({ byTimeOfDay: "16:00", daily: true }), told({ untilClosed: true })]).toEqual(["policies.lengthMinutes 120 policies.clock_working", "policies.lengthDaily 16:00", "policies.lengthOpen"]);
});
