import type { Subject } from "../../../contract/toolkit.ts";
import { event } from "../../platform/events.ts";

interface About {
  subject: Subject;
  part?: string;
  caseId: string;
}

export const caseOpened = event<About>("caseOpened");
/** `last`: no other case about the subject is open any more. */
export const caseSettled = event<About & { last: boolean }>("caseSettled");
