import type { Subject } from "../../../contract/toolkit.ts";
import { event } from "../../platform/events.ts";

/** Somebody said something about a document; `mentioned` are the people spoken to. */
export const commentWritten = event<{ about: Subject; commentId: string; byName: string; text: string; mentioned: string[] }>("commentWritten");
