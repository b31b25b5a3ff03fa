import type { Delivery } from "../../../contract/shipping.ts";
import type { Wish } from "../orders.ts";
import type { CustomerFile } from "../customer-files.ts";
import type { Life } from "../lives.ts";
import type { Who } from "../people.ts";
import type { Play } from "../play.ts";
import type { Chance } from "../random.ts";
import type { Registers } from "../registers.ts";
import type { MomentName } from "../routes.ts";
import type { WorkGrid } from "../work-grid.ts";

/** A production run of a life, as its commands answered last. */
export interface PlayedRun {
  runId: string;
  revision: number;
  quantity: string;
  operations: readonly string[];
  endDay: string;
  /** Done so far, as reported last. */
  percent: number;
}

/** What a life has come to know of itself while it is played. */
export interface Played {
  orderId: string;
  number: string;
  revision: number;
  total: string;
  review?: { reviewId: string; subjectHash: string };
  runs: PlayedRun[];
  /** One for each warehouse that the goods lie in, and for each run that brought some; all is picked and sent as it was ordered. */
  deliveries: Pick<Delivery, "id" | "number" | "lines">[];
  ratingLink?: string;
}

/** Everything that an act may use. */
export interface Acting {
  play: Play;
  grid: WorkGrid;
  registers: Registers;
  customers: ReadonlyMap<string, CustomerFile>;
  chance: Chance;
  life: Life;
  wish: Wish;
  customer: CustomerFile;
  salesperson: Who;
  /** The working minute of this act. */
  minute: number;
  played: Played;
  /** Takes the letter to the customer that was just written to the mailbox, and others that still wait. */
  post(): Promise<void>;
  /** Puts off the rest of the life, because a plan says that it cannot be sooner. */
  notBefore(name: MomentName, minute: number): void;
  /** More moments than the route foresaw, such as a report for each day of a run. */
  insert(name: MomentName, minutes: readonly number[]): void;
}

export type Act = (acting: Acting) => Promise<void>;
