import { type DutyDefinition, dutyDefinition } from "./duties.ts";

/** The duty to give an opinion 加签: how long it may take says who asks; when it is broken the step's first role is told at once (00.2). */
export const opinionDuty = ({ hours, role, remindAgainAfter }: { hours: number; role: string; remindAgainAfter: number }): DutyDefinition =>
  dutyDefinition.parse({
    id: "OPINION", name: { "zh-CN": "加签意见", "zh-TW": "加簽意見", en: "Opinion for a review" }, opens: "opinionAsked", closes: ["opinionGiven"], length: { hours }, clock: "working",
    owner: { fact: "personId" }, warnAt: 0.8, escalate: [{ after: 0, to: role }], remindAgainAfter,
  });
