import type { listEnquiries, readEnquiry } from "../../../contract/enquiries.ts";
import type { Answer } from "../../api/client.ts";
import type { Tone } from "../../ui/StatusTag.tsx";

export type EnquiryRow = Answer<typeof listEnquiries>["rows"][number];
export type EnquiryFile = Answer<typeof readEnquiry>;

export const enquiryTones: Record<EnquiryRow["state"], Tone> = { open: "moving", entered: "good", dropped: "idle" };

/** What is due next of a wish, and whether its time has passed. */
export function nextDue({ duties }: Pick<EnquiryRow, "duties">, now: Date): { duty: EnquiryRow["duties"][number]; over: boolean } | undefined {
  const [duty] = duties.filter(({ dueAt }) => dueAt !== null).toSorted((a, b) => (a.dueAt ?? "").localeCompare(b.dueAt ?? ""));
  return duty && { duty, over: duty.dueAt !== null && new Date(duty.dueAt) < now };
}
