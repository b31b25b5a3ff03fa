import type { PersonInput } from "../../../contract/people.ts";
import type { Role } from "../../../contract/permissions.ts";
import type { Language } from "../../../contract/toolkit.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { kept } from "../../platform/registers.ts";

export interface Person {
  id: string;
  userId: string;
  name: string;
  jobTitle: string;
  language: "zh-CN" | "zh-TW" | "en";
  state: "active" | "left";
  revision: number;
  /** Whether what is personal of him was deleted. */
  erased: boolean;
}
/** A person with the roles and departments that he has now. */
export interface PersonRow extends Person {
  roles: Role[];
  departmentIds: string[];
}

const personColumns = sql`p.id, p.user_id, p.name, p.job_title, p.language, p.state, p.revision, p.erased_at is not null as erased`;
const held = sql`
  array(select role from people.roles r where r.company_id = p.company_id and r.person_id = p.id and r.valid_to is null order by role) as roles,
  array(select department_id::text from people.departments d where d.company_id = p.company_id and d.person_id = p.id and d.valid_to is null) as department_ids`;

export const personById = (tx: Tx, id: string): Promise<PersonRow | undefined> =>
  tx.maybe<PersonRow>(sql`select ${personColumns}, ${held} from people.people p where p.company_id = ${tx.companyId} and p.id = ${id}`);

export const personByUser = (tx: Tx, userId: string): Promise<Person | undefined> =>
  tx.maybe<Person>(sql`select ${personColumns} from people.people p where p.company_id = ${tx.companyId} and p.user_id = ${userId}`);

/** The person, locked until the commit. */
export const lockPerson = (tx: Tx, id: string): Promise<PersonRow | undefined> =>
  tx.maybe<PersonRow>(sql`select ${personColumns}, ${held} from people.people p where p.company_id = ${tx.companyId} and p.id = ${id} for no key update`);

export const activePeople = (tx: Tx): Promise<PersonRow[]> =>
  tx.many<PersonRow>(sql`select ${personColumns}, ${held} from people.people p where p.company_id = ${tx.companyId} and p.state = 'active' order by p.id`);

export interface PeopleFilter {
  search?: string;
  role?: Role;
  state?: "active" | "left";
  after?: { name: string; id: string };
  limit: number;
}
const like = (search: string) => `%${search.replace(/[\\%_]/g, "\\$&")}%`;

/** People by name, one more than the limit when there are more. */
export const findPeople = (tx: Tx, { search, role, state, after, limit }: PeopleFilter): Promise<PersonRow[]> =>
  tx.many<PersonRow>(sql`
    select ${personColumns}, ${held} from people.people p
     where p.company_id = ${tx.companyId} and (${state ?? null}::text is null or p.state = ${state ?? null})
       and (${search ? like(search) : null}::text is null or p.name ilike ${search ? like(search) : null} or p.job_title ilike ${search ? like(search) : null})
       and (${role ?? null}::text is null or exists (
         select from people.roles r where r.company_id = p.company_id and r.person_id = p.id and r.role = ${role ?? null} and r.valid_to is null))
       and (${after?.name ?? null}::text is null or (p.name, p.id) > (${after?.name ?? null}, ${after?.id ?? null}::uuid))
     order by p.name, p.id limit ${limit + 1}`);

/** Writes a person with roles and departments; undefined when the login belongs to one of the company's people already. */
export const insertPerson = (tx: Tx, row: Omit<PersonInput, "email" | "invitation"> & { id: string; userId: string; now: Date }): Promise<{ id: string } | undefined> =>
  tx.maybe(sql`
    with person as (
      insert into people.people (company_id, id, user_id, name, job_title, language)
      values (${tx.companyId}, ${row.id}, ${row.userId}, ${row.name}, ${row.jobTitle}, ${row.language}) on conflict (company_id, user_id) do nothing
      returning company_id, id
    ), personal as (
      insert into people.personal (company_id, person_id, phone) select company_id, id, ${row.phone} from person
    ), roles as (
      insert into people.roles (company_id, person_id, role, valid_from) select company_id, id, unnest(${row.roles}::text[]), ${row.now} from person
    ), departments as (
      insert into people.departments (company_id, person_id, department_id, valid_from) select company_id, id, unnest(${row.departmentIds}::uuid[]), ${row.now} from person
    )
    select id from person`);

export const updatePerson = (tx: Tx, id: string, row: Pick<PersonInput, "name" | "jobTitle" | "language" | "phone">): Promise<{ id: string; revision: number }> =>
  tx.one(sql`
    with personal as (
      insert into people.personal (company_id, person_id, phone) values (${tx.companyId}, ${id}, ${row.phone})
      on conflict (company_id, person_id) do update set phone = excluded.phone
    )
    update people.people set name = ${row.name}, job_title = ${row.jobTitle}, language = ${row.language}, revision = revision + 1
     where company_id = ${tx.companyId} and id = ${id} returning id, revision`);

export const updateLanguage = (tx: Tx, id: string, language: string): Promise<number> =>
  tx.run(sql`update people.people set language = ${language} where company_id = ${tx.companyId} and id = ${id}`);
export const updateState = (tx: Tx, id: string, state: Person["state"]): Promise<{ id: string; revision: number }> =>
  tx.one(sql`update people.people set state = ${state}, erased_at = case when ${state} = 'left' then erased_at end, revision = revision + 1 where company_id = ${tx.companyId} and id = ${id} returning id, revision`);

interface Holding {
  personId: string;
  what: "roles" | "departments";
  wanted: readonly string[];
  now: Date;
}
/** Ends what is no longer held and begins what is new; what stays keeps its beginning. */
export function hold(tx: Tx, { personId, what, wanted, now }: Holding): Promise<{ id: string; revision: number }> {
  const table = sql.raw(`people.${what}`);
  const column = sql.raw(what === "roles" ? "role" : "department_id");
  const list = what === "roles" ? sql`${wanted}::text[]` : sql`${wanted}::uuid[]`;
  return tx.one(sql`
    with ended as (
      update ${table} set valid_to = ${now} where company_id = ${tx.companyId} and person_id = ${personId} and valid_to is null and not (${column} = any(${list}))
    ), begun as (
      insert into ${table} (company_id, person_id, ${column}, valid_from)
      select ${tx.companyId}::bigint, ${personId}::uuid, w.held, ${now}::timestamptz from unnest(${list}) as w (held)
       where not exists (select from ${table} h where h.company_id = ${tx.companyId} and h.person_id = ${personId} and h.${column} = w.held and h.valid_to is null)
      on conflict (company_id, person_id, ${column}, valid_from) do update set valid_to = null
    )
    update people.people set revision = revision + 1 where company_id = ${tx.companyId} and id = ${personId} returning id, revision`);
}

export const phoneOf = async (tx: Tx, personId: string): Promise<string> =>
  (await tx.maybe<{ phone: string }>(sql`select phone from people.personal where company_id = ${tx.companyId} and person_id = ${personId}`))?.phone ?? "";

/** Active people who hold a role now, by id; who stands in for them is told by `standInsOf`. */
export const peopleWithRole = (tx: Tx, role: Role): Promise<{ id: string; name: string }[]> =>
  tx.many(sql`
    select p.id, p.name from people.roles r join people.people p on p.company_id = r.company_id and p.id = r.person_id and p.state = 'active'
     where r.company_id = ${tx.companyId} and r.role = ${role} and r.valid_to is null order by p.id`);

const allNames = kept(async (tx) => {
  const rows = await tx.many<{ id: string; name: string }>(sql`select id, name from people.people where company_id = ${tx.companyId}`);
  return new Map(rows.map((row) => [row.id, row.name]));
});

/** Names by id, of people who left too; an id that is nobody's is left out. */
export async function personNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const all = ids.length ? await allNames(tx) : new Map<string, string>();
  return new Map(ids.flatMap((id) => (all.has(id) ? [[id, all.get(id)!] as const] : [])));
}

/** The roles that a person holds now, without those of people whom he stands in for. */
export const rolesOf = kept(async (tx, personId) =>
  (await tx.many<{ role: Role }>(sql`
    select role from people.roles where company_id = ${tx.companyId} and person_id = ${personId} and valid_to is null order by role`)).map(({ role }) => role));

interface ReaderRow {
  id: string;
  name: string;
  language: Language;
  /** With those of the people for whom he stands in, as far as these hold them still. */
  roles: Role[];
  ownRoles: Role[];
  email: string | null;
  departmentIds: string[];
  standsFor: { id: string; roles: Role[] }[];
}
/** Active people with what is needed to tell them things; roles include those of people whom they stand in for. */
export const readers = (tx: Tx, now: Date): Promise<ReaderRow[]> =>
  tx.many(sql`
    select p.id, p.name, p.language, u.email,
           array(select d.department_id from people.departments d where d.company_id = p.company_id and d.person_id = p.id and d.valid_to is null) as department_ids,
           o.roles as own_roles, w.stands_for, array(select unnest(o.roles) union select jsonb_array_elements_text(each -> 'roles') from jsonb_array_elements(w.stands_for) each) as roles
      from people.people p join login.users u on u.id = p.user_id
      cross join lateral (select array(select r.role from people.roles r where r.company_id = p.company_id and r.person_id = p.id and r.valid_to is null) as roles) o
      cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object('id', w.absent_id, 'roles', array(
                 select unnest(w.roles) intersect select r.role from people.roles r where r.company_id = w.company_id and r.person_id = w.absent_id and r.valid_to is null))), '[]') as stands_for
          from people.stand_ins w join people.people a on a.company_id = w.company_id and a.id = w.absent_id and a.state = 'active'
         where w.company_id = p.company_id and w.stand_in_id = p.id and w.valid_from <= ${now} and w.valid_to > ${now}) w
     where p.company_id = ${tx.companyId} and p.state = 'active' order by p.id`);

/** Whether somebody works for the company now. */
export const worksHere = async (tx: Tx, personId: string): Promise<boolean> =>
  (await tx.run(sql`select from people.people where company_id = ${tx.companyId} and id = ${personId} and state = 'active'`)) > 0;
