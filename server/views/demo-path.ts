import * as contract from "../../contract/demo-path.ts";
import { demoClockOf } from "../platform/clock-store.ts";
import { read } from "../platform/command.ts";
import { sql, type Tx } from "../platform/db.ts";
import { refuse } from "../platform/refusal.ts";

export interface DemoPathDeps {
  /** Whether the transaction's company is a demo. */
  isDemo(tx: Tx): Promise<boolean>;
}

type Order = NonNullable<contract.DemoPath["order"]>;
type Facts = Record<"submitted" | "released" | "accepted" | "caseOpened" | "paperOpened", boolean> & { passed: string[]; deliveries: string[]; clockWasAt: Date | null };

/** The states of a delivery in the order in which they come; each includes those before it. */
const wayOfGoods = ["picked", "packed", "checked", "shipped", "arrived", "signed"] as const;

/** What visitors have done: all of it is true of some order that was entered since the demo was made. */
const factsOf = (tx: Tx, since: Date): Promise<Facts> =>
  tx.one<Facts>(sql`
    with theirs as (select id, review, confirmation from orders.orders where company_id = ${tx.companyId} and created_at > ${since}),
         reviewed as (select r.id from reviews.reviews r join theirs o on r.subject_kind = 'order' and r.subject_id = o.id where r.company_id = ${tx.companyId})
    select exists (select from reviewed) as submitted,
           exists (select from theirs where review = 'passed') as released,
           exists (select from theirs where confirmation = 'given') as accepted,
           coalesce((select array_agg(distinct s.key) from reviews.steps s join reviewed r on r.id = s.review_id where s.company_id = ${tx.companyId} and s.state = 'passed'), '{}') as passed,
           coalesce((select array_agg(distinct d.state) from shipping.deliveries d join theirs o on o.id = d.order_id where d.company_id = ${tx.companyId}), '{}') as deliveries,
           exists (select from cases.cases c join theirs o on c.subject_kind = 'order' and c.subject_id = o.id where c.company_id = ${tx.companyId}) as case_opened,
           -- How far anybody has moved the clock, though somebody may have put it back.
           (select max((d -> 'facts' ->> 'target')::timestamptz) from journal.entries e, jsonb_array_elements(e.body::jsonb -> 'did') d
             where e.company_id = ${tx.companyId} and e.subject_kind = 'company' and d ->> 'what' = 'demoClockMoved') as clock_was_at,
           -- The confirmation is shown to the customer; another paper is printed when somebody opens it.
           exists (select from papers.renderings g join papers.papers p on p.company_id = g.company_id and p.id = g.paper_id join theirs o on p.subject_kind = 'order' and p.subject_id = o.id
                    where g.company_id = ${tx.companyId} and p.kind <> 'orderConfirmation') as paper_opened`);

const newestOrder = (tx: Tx, since: Date): Promise<Order | undefined> =>
  tx.maybe<Order>(sql`
    select o.id, o.number, o.created_by as entered_by, o.salesperson_id,
           (select r.id from reviews.reviews r where r.company_id = o.company_id and r.subject_kind = 'order' and r.subject_id = o.id order by r.opened_at desc limit 1) as review_id,
           (select d.id from shipping.deliveries d where d.company_id = o.company_id and d.order_id = o.id and d.state <> 'cancelled' order by d.requested_at, d.id limit 1) as delivery_id,
           (select m.id from notices.mails m where m.company_id = o.company_id and m.subject_kind = 'order' and m.subject_id = o.id and m.kind = 'confirmationAsked' order by m.queued_at desc limit 1) as confirmation_mail_id,
           (select m.id from notices.mails m where m.company_id = o.company_id and m.subject_kind = 'order' and m.subject_id = o.id and m.kind = 'shipmentSent' order by m.queued_at desc limit 1) as shipment_mail_id,
           (select c.id from cases.cases c where c.company_id = o.company_id and c.subject_kind = 'order' and c.subject_id = o.id order by c.opened_at desc limit 1) as case_id
      from orders.orders o where o.company_id = ${tx.companyId} and o.created_at > ${since} order by o.created_at desc, o.id desc limit 1`);

const customerOf = (tx: Tx): Promise<{ id: string; name: string } | undefined> =>
  tx.maybe(sql`select id, short_name as name from customers.customers where company_id = ${tx.companyId} and code = ${contract.pathCustomer}`);

/** The marks that the facts and the clock give. At 14:20 and two hours the day's reports are due: after 16:00 somebody has not reported. */
export function marksOf({ passed, deliveries, clockWasAt, ...facts }: Facts, { now, home }: { now: Date; home: Date }): contract.PathMark[] {
  const furthest = Math.max(-1, ...deliveries.map((state) => wayOfGoods.findIndex((one) => one === (state === "signedWithObjection" ? "signed" : state))));
  const afterSixteen = Math.max(now.getTime(), clockWasAt?.getTime() ?? 0) - home.getTime() >= 100 * 60_000;
  const named = Object.entries(facts).filter(([, isTrue]) => isTrue).map(([name]) => name);
  const all = new Set<string>([...passed, ...named, ...wayOfGoods.slice(0, furthest + 1), ...(afterSixteen ? ["sixteen"] : [])]);
  return contract.pathMarks.filter((mark) => all.has(mark));
}

/** How far visitors have come on the path that the first page of a demo offers; elsewhere refused with `clockOnlyInDemo`. */
export const demoPath = ({ isDemo }: DemoPathDeps) =>
  read(contract.readDemoPath, async (_, { tx, now }) => {
    const stored = (await isDemo(tx)) ? await demoClockOf(tx) : undefined;
    if (!stored) return refuse("clockOnlyInDemo");
    const home = new Date(stored.home);
    return { customer: (await customerOf(tx)) ?? null, order: (await newestOrder(tx, home)) ?? null, done: marksOf(await factsOf(tx, home), { now, home }) };
  });
