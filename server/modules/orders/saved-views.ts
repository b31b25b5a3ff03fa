import * as contract from "../../../contract/order-views.ts";
import { handle, read } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { refuse } from "../../platform/refusal.ts";

// Like drafts, saved views are no facts: they are kept outside the journal, and only their owner sees them.

const viewsOf = (tx: Tx, personId: string): Promise<contract.SavedView[]> =>
  tx.many<contract.SavedView>(sql`select id, name, filter, layout from orders.saved_views where company_id = ${tx.companyId} and person_id = ${personId} order by place, id`);

export const listViews = read(contract.listViews, async (_, { tx, actor }) => ({ rows: await viewsOf(tx, actor.id) }));

/** A new view comes last; a name stands for one view. */
export const saveView = handle(contract.saveView, async ({ viewId, name, filter, layout }, { tx, actor }) => {
  const others = (await viewsOf(tx, actor.id)).filter(({ id }) => id !== viewId);
  if (others.some((view) => view.name === name)) return refuse("viewNameTaken", { name }, ["name"]);
  if (others.length >= contract.mostViews) return refuse("viewsFull", { most: contract.mostViews });
  const saved = await tx.run(sql`
    insert into orders.saved_views as v (company_id, id, person_id, name, filter, layout, place)
    values (${tx.companyId}, ${viewId}, ${actor.id}, ${name}, ${JSON.stringify(filter)}::jsonb, ${JSON.stringify(layout)}::jsonb, ${others.length})
    on conflict (company_id, id) do update set name = excluded.name, filter = excluded.filter, layout = excluded.layout where v.person_id = excluded.person_id`);
  return saved ? { viewId } : refuse("notFound");
});

export const dropView = handle(contract.dropView, async ({ viewId }, { tx, actor }) => {
  await tx.run(sql`delete from orders.saved_views where company_id = ${tx.companyId} and id = ${viewId} and person_id = ${actor.id}`);
  return { viewId };
});

/** The places follow the order given; views that it does not name come behind. */
export const arrangeViews = handle(contract.arrangeViews, async ({ viewIds }, { tx, actor }) => {
  await tx.run(sql`
    update orders.saved_views v set place = coalesce(array_position(${viewIds}::uuid[], v.id), ${contract.mostViews}) where v.company_id = ${tx.companyId} and v.person_id = ${actor.id}`);
  return { viewIds: (await viewsOf(tx, actor.id)).map(({ id }) => id) };
});
