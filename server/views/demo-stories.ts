import * as contract from "../../contract/demo-stories.ts";
import { demoClockOf } from "../platform/clock-store.ts";
import { read } from "../platform/command.ts";
import { sql, type Tx } from "../platform/db.ts";
import { refuse } from "../platform/refusal.ts";
import type { DemoPathDeps } from "./demo-path.ts";

type Stories = Omit<contract.DemoStories, "done" | "price" | "goods">;
type Marks = Record<contract.StoryMark, boolean>;

/** The cases that the stories are about. A visitor's own objection on the five-minute path opens one too: the pallet's is of an order that was there before. */
const casesOf = (tx: Tx, since: Date): Promise<Stories> =>
  tx.one<Stories>(sql`
    select (select id from cases.cases where company_id = ${tx.companyId} and kind = 'delay' and source = 'trip' and opened_at > ${since} order by opened_at desc limit 1) as truck_case,
           (select id from cases.cases where company_id = ${tx.companyId} and kind = 'delay' and source = 'production' and opened_at > ${since} order by opened_at desc limit 1) as machine_case,
           coalesce((select case_id from aftersales.returns where company_id = ${tx.companyId} and authorised_at > ${since} order by authorised_at desc limit 1),
                    (select id from cases.cases where company_id = ${tx.companyId} and kind = 'damage' and source = 'receipt' and opened_at <= ${since} order by opened_at desc limit 1)) as pallet_case`);

/** The late purchase that an order waits for, with the case that its day opened when it passed. */
const lateGoods = (tx: Tx): Promise<NonNullable<contract.DemoStories["goods"]> | undefined> =>
  tx.maybe(sql`
    select c.id as case_id, c.subject_id as purchase_id, d.order_id, d.order_number as number
      from cases.cases c join cases.delayed d on d.company_id = c.company_id and d.case_id = c.id
     where c.company_id = ${tx.companyId} and d.company_id = ${tx.companyId} and c.kind = 'delay' and c.source = 'purchase' order by c.opened_at limit 1`);

/** The order of the price below the floor: one that still waits before one that was decided, the newest first. */
const belowFloor = (tx: Tx): Promise<NonNullable<contract.DemoStories["price"]> | undefined> =>
  tx.maybe(sql`
    select o.id as order_id, o.number, o.salesperson_id, r.id as review_id
      from orders.orders o
      left join lateral (select id, state from reviews.reviews where company_id = o.company_id and subject_kind = 'order' and subject_id = o.id order by opened_at desc limit 1) r on true
     where o.company_id = ${tx.companyId} and exists (select from orders.lines l where l.company_id = o.company_id and l.order_id = o.id and l.unit_price < l.floor_price)
     order by r.state = 'open' desc nulls last, o.created_at desc limit 1`);

const toldAll = (since: Date, source: "trip" | "production", tx: Tx) => sql`
  exists (select from cases.cases c where c.company_id = ${tx.companyId} and c.kind = 'delay' and c.source = ${source} and c.opened_at > ${since}
           and exists (select from cases.delayed d where d.company_id = c.company_id and d.case_id = c.id)
           and not exists (select from cases.delayed d where d.company_id = c.company_id and d.case_id = c.id and d.told_at is null))`;

const marksOf = (tx: Tx, since: Date, { truckCase, machineCase, goods }: Stories & Pick<contract.DemoStories, "goods">): Promise<Marks> =>
  tx.one<Marks>(sql`
    with back as (select authorised_at, received_at, inspected_at, credit_id from aftersales.returns where company_id = ${tx.companyId} and authorised_at > ${since} and state <> 'cancelled' and comes_back)
    select ${truckCase !== null}::bool as truck_late, ${toldAll(since, "trip", tx)} as truck_told, ${machineCase !== null}::bool as machine_down, ${toldAll(since, "production", tx)} as machine_told,
           exists (select from back) as return_authorised, exists (select from back where received_at is not null) as return_received,
           exists (select from back where inspected_at is not null) as return_inspected, exists (select from back where credit_id is not null) as return_credited,
           exists (select from cases.cases c join cases.delayed d on d.company_id = c.company_id and d.case_id = c.id
                    where c.company_id = ${tx.companyId} and c.source = 'production' and c.opened_at > ${since} and d.date_after is not null) as orders_slipped,
           exists (select from cases.delayed where company_id = ${tx.companyId} and case_id = ${goods?.caseId ?? null}::uuid and date_after is not null) as goods_dated,
           exists (select from cases.delayed where company_id = ${tx.companyId} and case_id = ${goods?.caseId ?? null}::uuid and told_at > ${since}) as goods_told,
           exists (select from purchasing.receipts where company_id = ${tx.companyId} and purchase_id = ${goods?.purchaseId ?? null}::uuid and at > ${since}) as goods_came,
           exists (select from exceptions.rulings where company_id = ${tx.companyId} and at > ${since}) or
           exists (select from orders.lines l join reviews.reviews r on r.company_id = l.company_id and r.subject_kind = 'order' and r.subject_id = l.order_id
                    where l.company_id = ${tx.companyId} and l.unit_price < l.floor_price and r.closed_at > ${since}) as price_decided`);

/** How far visitors have come with the demo's trouble; elsewhere refused with `clockOnlyInDemo`. */
export const demoStories = ({ isDemo }: DemoPathDeps) =>
  read(contract.readDemoStories, async (_, { tx }) => {
    const stored = (await isDemo(tx)) ? await demoClockOf(tx) : undefined;
    if (!stored) return refuse("clockOnlyInDemo");
    const home = new Date(stored.home);
    const found = await casesOf(tx, home);
    const goods = (await lateGoods(tx)) ?? null;
    const marks = await marksOf(tx, home, { ...found, goods });
    return { ...found, goods, price: (await belowFloor(tx)) ?? null, done: contract.storyMarks.filter((mark) => marks[mark]) };
  });
