import type { CommandContext } from "../../platform/command.ts";
import type { Desk } from "./sheet.ts";

/** What a paper is made of: the order at its desk, and the part (a step, a run, a delivery) that the event spoke of. */
export interface Making {
  context: CommandContext;
  orderId: string;
  part: string | undefined;
  desk: Desk;
}
