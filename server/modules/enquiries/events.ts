import type { Subject } from "../../../contract/toolkit.ts";
import { event } from "../../platform/events.ts";

interface About {
  subject: Subject;
}

/** A wish to order reached the company at `at`; nothing has been entered yet (24.1). */
export const intakeReceived = event<About & { at: Date }>("intakeReceived");
/** The customer was told by when an answer comes (T22). */
export const replyPromised = event<About>("replyPromised");
export const replied = event<About>("replied");
/** No order came of it: what runs on it ends without a verdict. */
export const enquiryDropped = event<About>("enquiryDropped");
