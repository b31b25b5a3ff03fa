import type { Handler } from "../../platform/command.ts";
import { addNote } from "./commands/add-note.ts";
import { settleCase } from "./commands/settle-case.ts";
import { takeCase } from "./commands/take-case.ts";
import { listCases, readCase } from "./reads.ts";

export const routes: readonly Handler[] = [listCases, readCase, takeCase, addNote, settleCase];

export * from "./events.ts";
export { type CasesDeps, type OpenCase, openCase } from "./open-case.ts";
