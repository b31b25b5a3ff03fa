import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Door, Knock, Reply } from "../../server/conformance/door.ts";
import type { TestHouse } from "../support/house.ts";
import type { Chance } from "./chance.ts";

type Entry = readonly [kind: string, id: string, seq: number, hash: string];
interface Kept {
  answer: unknown;
  /** Entries of the journal that the very transaction wrote which keeps the answer, and how many the journal has at all. */
  entries: Entry[];
  total: number;
}

const triesOfClient = 6;
/** What a client that asks again may be told: nobody is there, or there is no room now. */
const passing = [503, 507];

export interface WitnessDeps {
  house: () => TestHouse;
  chance: Chance;
  /** Told before a command is sent, and when it was answered. */
  sending(): unknown;
  answered(): void;
  /** Does what requests left behind. */
  settle(): Promise<void>;
  /** Told when a request was not answered, before it is repeated. */
  unanswered(): Promise<void>;
}

/** The journal as far as it is known; each acknowledged command must have written all that came since. */
function journalOf(house: () => TestHouse) {
  const acknowledged: Entry[] = [];
  let total: number | undefined;
  const count = async (): Promise<number> => Number((await house().asOwner("select count(*) as n from journal.entries"))[0]!["n"]);

  const keptFor = (key: string): Promise<Kept[]> =>
    house().asOwner<Kept>(
      `select i.answer, (select count(*)::integer from journal.entries) as total, coalesce((
          select json_agg(json_build_array(e.subject_kind, e.subject_id, e.seq, encode(e.hash, 'hex')) order by e.subject_kind, e.subject_id, e.seq) from journal.entries e where e.xmin = i.xmin), '[]') as entries
        from platform.idempotency i where i.key = $1`, [key]);

  return {
    /** Undefined until it was counted for the first time: what came before is no client's. */
    get total() {
      return total;
    },
    async recount(): Promise<void> {
      total = await count();
    },
    hasGrown: async (): Promise<boolean> => (await count()) !== total,
    /** A command was acknowledged: exactly what it wrote is there. */
    async look({ name, key, reply }: { name: string; key: string; reply: Reply }): Promise<void> {
      const found = await keptFor(key);
      const [kept] = found;
      if (found.length !== 1 || !kept) throw new Error(`${name}: acknowledged, and kept ${found.length} times`);
      if (!isDeepStrictEqual(kept.answer, reply.json)) throw new Error(`${name}: kept with another answer than was told`);
      if (total !== undefined && kept.total !== total + kept.entries.length) throw new Error(`${name}: the journal grew by ${kept.total - total}, its own transaction wrote ${kept.entries.length}`);
      ({ total } = kept);
      acknowledged.push(...kept.entries);
    },
    /** What was acknowledged and is no longer there as it was. */
    async missing(): Promise<string[]> {
      const rows = await house().asOwner("select subject_kind || ' ' || subject_id || ' ' || seq || ' ' || encode(hash, 'hex') as entry from journal.entries");
      const there = new Set(rows.map(({ entry }) => entry));
      return acknowledged.map((entry) => entry.join(" ")).filter((entry) => !there.has(entry));
    },
  };
}

/**
 * Clients that repeat with the same key what nobody answered, and now and then what was answered too; and one who watches that each acknowledged command is there with its answer, once:
 * one transaction wrote everything that the journal got meanwhile.
 */
export function witnessOf({ house, chance, settle, unanswered, ...told }: WitnessDeps) {
  const journal = journalOf(house);
  const counts = { commands: 0, repeated: 0, unanswered: 0 };

  async function answered(door: Door, knock: Knock): Promise<Reply> {
    for (let tries = 1; ; tries += 1) {
      const reply = await door(knock);
      await settle();
      if (!passing.includes(reply.status) || tries === triesOfClient) {
        if (reply.status >= 500) throw new Error(`${knock.name}: ${reply.status} ${JSON.stringify(reply.json)}`);
        return reply;
      }
      counts.unanswered += 1;
      await unanswered();
    }
  }

  /** Asked again with the key of what was answered, it answers the same and writes nothing. */
  async function repeat(door: Door, knock: Knock, reply: Reply): Promise<void> {
    counts.repeated += 1;
    const again = await answered(door, knock);
    if (again.status !== reply.status || !isDeepStrictEqual(again.json, reply.json)) throw new Error(`${knock.name}: asked again with its key it is answered otherwise`);
    if (await journal.hasGrown()) throw new Error(`${knock.name}: asked again with its key it wrote again`);
  }

  const isCommand = (name: string): boolean => house().house.handlers.some(({ endpoint }) => endpoint.name === name && endpoint.kind === "command");
  return {
    counts,
    through: (door: Door): Door => async (given) => {
      const key = chance.bytes(16).toString("hex");
      const knock = { ...given, headers: { ...given.headers, "idempotency-key": key } };
      const command = journal.total !== undefined && isCommand(knock.name);
      if (command) told.sending();
      const reply = await answered(door, knock);
      if (command) told.answered();
      if (journal.total === undefined) return reply;
      if (command && reply.status < 300) {
        counts.commands += 1;
        await journal.look({ name: knock.name, key, reply });
        if (chance.oneIn(10)) await repeat(door, knock, reply);
      } else {
        // Whoever looks at a paper for the first time has it kept; what is refused may be put on record.
        await journal.recount();
      }
      return reply;
    },
    /** What comes now is no client's. */
    async own<T>(work: () => Promise<T>): Promise<T> {
      return work().then((done) => settle().then(() => done)).finally(journal.recount);
    },
    missing: journal.missing,
  };
}

export interface Ends {
  /** SHA-256 over the ends of all chains of the journal. */
  journal: string;
  /** The last seal of the journal. */
  seal: string;
  /** A hash of all rows, by table. */
  tables: Record<string, string>;
}

/** What is of this installation and no company's, or of the machine: nothing of it comes from the seed. */
const ofTheMachine: Record<string, string> = {
  "platform.settings": "the secret of sign-in is the machine's",
  "public.kysely_migration": "when this machine migrated",
};

/** How everything stands at the end of a run. */
export async function endsOf({ asOwner }: TestHouse): Promise<Ends> {
  const heads = await asOwner("select concat_ws(' ', company_id, subject_kind, subject_id, seq, encode(hash, 'hex')) as head from journal.heads order by company_id, subject_kind, subject_id");
  const [seal] = await asOwner("select encode(hash, 'hex') as hash from journal.seals order by seq desc limit 1");
  const named = await asOwner("select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information_schema)' order by 1");
  const tables: Record<string, string> = {};
  for (const name of named.map((row) => String(row["name"])).filter((one) => !(one in ofTheMachine)))
    tables[name] = String((await asOwner(`select coalesce(md5(string_agg(t::text, chr(10) order by t::text)), '') as hash from ${name} t`))[0]!["hash"]);
  return { journal: createHash("sha256").update(heads.map(({ head }) => String(head)).join("\n")).digest("hex"), seal: seal ? String(seal["hash"]) : "", tables };
}
