import { afterAll, beforeAll, expect, test } from "vitest";
import { journalChains } from "../../server/views/verify/journal-chains.ts";
import { randomOf, seed, shuffled } from "../faults/chance.ts";
import { type TestHouse, testHouse } from "../support/house.ts";
import { lifeOf } from "../support/life.ts";
import { papermill } from "../support/scene.ts";

let house: TestHouse;
let companyId: string;
beforeAll(async () => {
  house = await testHouse();
  const life = lifeOf(house, await papermill(house));
  await life.sign(await life.confirm().then(async (id) => (await life.ship(id), id)));
  companyId = String((await house.asOwner("select company_id from orders.orders"))[0]!["company_id"]);
});
afterAll(() => console.log(`SEED=${seed}`));

interface Row {
  kind: string;
  id: string;
  seq: string;
  length: number;
}
const rowsToFlip = async (): Promise<Row[]> =>
  (await house.asOwner("select subject_kind as kind, subject_id as id, seq, length(body) as length from journal.entries where company_id = $1 order by 1, 2, 3", [companyId])).map(({ kind, id, seq, length }) => ({ kind: String(kind), id: String(id), seq: String(seq), length: Number(length) }));
const chains = () => house.house.db.inCompany(companyId, (tx) => journalChains.run(tx));

test("[P23] whichever of fifty entries of the journal has a sign or a bit of its hash changed by whoever owns the database, the entry is named", async () => {
  const random = randomOf(seed);
  const rows = shuffled(await rowsToFlip(), random).slice(0, 50);
  expect(rows.length).toBe(50);
  expect(await chains()).toMatchObject({ wrong: 0 });
  for (const [n, { kind, id, seq, length }] of rows.entries()) {
    const at = 1 + Math.floor(random() * length);
    const hashBit = Math.floor(random() * 256);
    const flipped = n % 5 === 4 ? `hash = set_bit(hash, ${hashBit}, 1 - get_bit(hash, ${hashBit}))` : `body = overlay(body placing case substr(body, ${at}, 1) when '"' then '#' else '"' end from ${at} for 1)`;
    const of = `where company_id = ${companyId} and subject_kind = '${kind}' and subject_id = '${id}' and seq = ${seq}`;
    const [before] = await house.asOwner(`select body, hash from journal.entries ${of}`);
    await house.asOwner(`update journal.entries set ${flipped} ${of}`);
    const { wrong, first } = await chains();
    expect([wrong > 0, first?.row], flipped).toEqual([true, `${kind} ${id} entry ${seq.padStart(6, "0")}`]);
    await house.asOwner(`update journal.entries set body = $1, hash = $2 ${of}`, [before!["body"], before!["hash"]]);
  }
  expect(await chains()).toMatchObject({ wrong: 0 });
});
