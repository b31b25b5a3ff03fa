import type { CaseState, listCases, readCase } from "../../../contract/cases.ts";
import type { Answer } from "../../api/client.ts";
import type { Tone } from "../../ui/StatusTag.tsx";

export type CaseRow = Answer<typeof listCases>["rows"][number];
export type CaseFile = Answer<typeof readCase>;

export const caseTones: Record<CaseState, Tone> = { open: "bad", inProgress: "moving", proposed: "warn", agreed: "moving", carriedOut: "moving", settled: "good" };

/** States of cases that somebody still has to work on. */
export const unsettled: CaseState[] = ["open", "inProgress", "proposed", "agreed", "carriedOut"];

/** How content a customer may be, the best first. */
export const satisfactions = [5, 4, 3, 2, 1] as const;
