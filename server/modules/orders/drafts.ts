import * as contract from "../../../contract/orders.ts";
import type { Collector } from "../../platform/collect.ts";
import { handle, read } from "../../platform/command.ts";
import { sql } from "../../platform/db.ts";

/** Removes an author's kept form, together with entering its order. */
export const dropDraft: Collector<string> = {
  name: "order_draft",
  parts: (ids, { tx, actor }) => [{ name: "dropped_drafts", sql: sql`delete from orders.drafts where company_id = ${tx.companyId} and id = any(${[...ids]}::uuid[]) and author_id = ${actor.id}` }],
};

/** Drafts are not facts: they are kept outside the journal, and only their author sees them. */
export const saveDraft = handle(contract.saveDraft, async ({ draftId, title, body }, { tx, actor, now }) => {
  await tx.run(sql`
    insert into orders.drafts as d (company_id, id, author_id, title, body, saved_at)
    values (${tx.companyId}, ${draftId}, ${actor.id}, ${title}, ${JSON.stringify(body)}::jsonb, ${now})
    on conflict (company_id, id) do update set title = excluded.title, body = excluded.body, saved_at = excluded.saved_at where d.author_id = excluded.author_id`);
  return { draftId, savedAt: now };
});

export const removeDraft = handle(contract.dropDraft, ({ draftId }, context) => {
  context.collect(dropDraft, draftId);
  return Promise.resolve({ draftId });
});

export const listDrafts = read(contract.listDrafts, async (_, { tx, actor }) => ({
  rows: await tx.many<contract.Draft>(sql`
    select id as draft_id, title, saved_at, body from orders.drafts where company_id = ${tx.companyId} and author_id = ${actor.id} order by saved_at desc limit 50`),
}));
