import * as contract from "../../contract/views.ts";
import type { AnswerOf } from "../../contract/toolkit.ts";
import { read } from "../platform/command.ts";
import { sql } from "../platform/db.ts";

type Facts = AnswerOf<typeof contract.setupProgress>["facts"] & { uscc: string; inForce: boolean };

/**
 * How far a new company is set up. No step has a mark of its own. company = credit code and a ledger; people = a department and two active people; calendar = a version that a person saved;
 * policy = one is assigned to a kind of order and approved; numbering = its formats are in force with it, or somebody saved others; books = the takeover is accepted.
 */
export const setup = read(contract.setupProgress, async (_, { tx }) => {
  const { uscc, inForce, ...facts } = await tx.one<Facts>(sql`
    select (select coalesce(uscc, '') from companies.companies where id = ${tx.companyId}) as uscc,
           (select count(*)::int from companies.ledgers where company_id = ${tx.companyId}) as ledgers,
           (select count(*)::int from companies.departments where company_id = ${tx.companyId}) as departments,
           (select count(*)::int from people.people where company_id = ${tx.companyId} and state = 'active') as people,
           (select count(*)::int from people.people p join login.members m on m.company_id = p.company_id and m.user_id = p.user_id where p.company_id = ${tx.companyId} and m.joined_at is null) as invited,
           exists (select from calendar.versions v join people.people p on p.company_id = v.company_id and p.id = v.made_by where v.company_id = ${tx.companyId}) as calendar_by,
           (select count(distinct policy_id)::int from policies.approvals where company_id = ${tx.companyId}) as approved_policies,
           exists (select from policies.assignments where company_id = ${tx.companyId}) as assigned,
           exists (select from policies.assignments s join policies.approvals a on a.company_id = s.company_id and a.policy_id = s.policy_id where s.company_id = ${tx.companyId}) as in_force,
           exists (select from policies.versions v join people.people p on p.company_id = v.company_id and p.id = v.edited_by where v.company_id = ${tx.companyId}) as numbering_edited,
           coalesce((select case when accepted_at is null then 'open' else 'accepted' end from takeovers.takeovers where company_id = ${tx.companyId}), 'none') as books`);
  const done: Record<(typeof contract.setupSteps)[number], boolean> = {
    company: uscc !== "" && facts.ledgers > 0, people: facts.departments > 0 && facts.people > 1, calendar: facts.calendarBy, policy: inForce, numbering: inForce || facts.numberingEdited, books: facts.books === "accepted",
  };
  return { steps: contract.setupSteps.map((key) => ({ key, done: done[key] })), facts };
});
