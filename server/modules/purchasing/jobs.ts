import { systemActor } from "../../platform/actor.ts";
import type { Pipeline } from "../../platform/command.ts";
import { inEveryCompany, type Job } from "../../platform/jobs.ts";
import { record } from "../journal/index.ts";
import { tellDelay } from "./commands/follow-purchase.ts";
import type { PurchasingDeps } from "./purchasing.ts";
import { lockAnswers, overdue, save } from "./store.ts";

interface JobDeps extends Pick<PurchasingDeps, "today"> {
  pipeline: Pipeline;
  companies: () => Promise<readonly { id: string }[]>;
}

/** Looks every quarter of an hour for purchase orders whose day has passed without all their goods; each is told once a day that was expected. */
export const overduePurchases = ({ pipeline, companies, today }: JobDeps): Job => ({
  name: "purchasing.overdue",
  seconds: 900,
  work: (signal) =>
    inEveryCompany(companies, signal, async ({ id }) => {
      await pipeline.act(systemActor(id), async (context) => {
        for (const purchase of await overdue(context.tx, await today(context))) {
          await save(context.tx, purchase, { overdueTold: purchase.expectedOn });
          tellDelay(context, purchase, { answers: await lockAnswers(context.tx, { purchaseId: purchase.id }), after: null, note: "" });
          record(context, { subject: { kind: "purchase", id: purchase.id }, what: "purchaseOverdue", facts: { number: purchase.number, expectedOn: purchase.expectedOn } });
        }
      });
    }),
});
