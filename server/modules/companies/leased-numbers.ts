import type { CommandContext } from "../../platform/command.ts";
import { begin, type Behind } from "../../platform/behind.ts";
import type { Database } from "../../platform/db.ts";
import { advance, type Taken } from "./number-store.ts";
import { numberText, periodAt, periodPattern } from "./numbers.ts";
import type { NumberRequest } from "./take-number.ts";

interface Block extends Omit<Taken, "last"> {
  next: bigint;
  end: bigint;
}

const left = (blocks: readonly Block[]): bigint => blocks.reduce((sum, block) => sum + block.end - block.next + 1n, 0n);

type Take = (context: Pick<CommandContext, "tx" | "now">, request: NumberRequest) => Promise<string>;

/**
 * Numbers that may leave gaps (orders): this process leases `size` of a series at a time and hands them out of memory, so that
 * commands do not queue behind one row. The lease is renewed in the background when half is used up; a command that finds none
 * takes a single number in its own transaction, for waiting there for a second connection could starve the pool.
 * A changed ledger prefix is seen with the next lease.
 */
export function leasedNumbers(db: Database, { size = 50, behind = begin }: { size?: number; behind?: Behind } = {}): Take {
  const blocks = new Map<string, Block[]>();
  const renewing = new Set<string>();

  async function renew(key: string, companyId: string, at: { now: Date; request: NumberRequest }): Promise<void> {
    if (renewing.has(key)) return;
    renewing.add(key);
    try {
      const { ledgerId, kind, format } = at.request;
      const taken = await db.inCompany(companyId, (tx) => advance(tx, "number_blocks", { ledgerId, kind, pattern: periodPattern(format), by: size, now: at.now }));
      if (taken) blocks.set(key, [...(blocks.get(key) ?? []), { ...taken, next: BigInt(taken.last) - BigInt(size) + 1n, end: BigInt(taken.last) }]);
    } catch {
      // The database is away or closing: the next command finds no block and says so itself.
    } finally {
      renewing.delete(key);
    }
  }

  return async ({ tx, now }, request) => {
    const { ledgerId, kind, format } = request;
    const pattern = periodPattern(format);
    const key = [tx.companyId, ledgerId, kind, pattern].join(" ");
    const usable = (blocks.get(key) ?? []).filter((block) => block.next <= block.end && block.period === periodAt(pattern, now, block.timeZone));
    blocks.set(key, usable);
    const [leased] = usable;
    const number = leased && leased.next++;
    const refill = () => left(usable) < BigInt(size) / 2n && behind(() => renew(key, tx.companyId, { now, request }));
    if (leased && number !== undefined) {
      refill();
      return numberText(format, { ...leased, number });
    }
    // First the number that is wanted now, then the block: so a series begins with 1.
    const single = await advance(tx, "number_blocks", { ledgerId, kind, pattern, by: 1, now });
    refill();
    if (!single) throw new Error(`ledger ${ledgerId} does not exist`);
    return numberText(format, { ...single, number: BigInt(single.last) });
  };
}
