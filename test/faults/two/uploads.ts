import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FileStore, sweepOrphans } from "../../../server/modules/files/index.ts";
import { openDatabase } from "../../../server/platform/db.ts";
import { within } from "../listening.ts";
import { brokenUpload } from "../slow-clients.ts";
import type { Two } from "./system.ts";

export function brokenUploads(two: Two): void {
  test("[P15] of uploads that break off nothing is left, and of those that were under way when the process was killed nothing after the sweep", { timeout: 120_000 }, async () => {
    // A company in which nothing else is filed.
    const [, { companyId, passes: { clerk } }] = two.companies as [unknown, Two["companies"][number]];
    const filesIn = (folder: string): string[] => readdirSync(join(two.config.dataDir, "files", folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
    const target = { port: two.processes[0]!.port, authorization: clerk.authorization };
    await two.lifeAt(0, 1).staff.clerk.upload(Buffer.from("%PDF-1.7\n"), "whole.pdf");
    await Promise.all(Array.from({ length: 20 }, (_, n) => brokenUpload(target, 1_000_000 + n, 300)));
    expect(await within(5_000, () => filesIn("aside").length === 0)).toBe(true);

    const halves = Array.from({ length: 10 }, (_, n) => brokenUpload(target, 2_000_000 + n, 10_000));
    expect(await within(5_000, () => filesIn("aside").length > 0)).toBe(true);
    await two.processes[0]!.kill();
    await Promise.all(halves);
    expect(filesIn("aside").length).toBeGreaterThan(0);
    const db = openDatabase({ connection: two.connection });
    try {
      const removed = await sweepOrphans({ database: db, store: new FileStore(join(two.config.dataDir, "files")), companyId, olderThanMs: 0 });
      expect([removed > 0, filesIn("aside"), filesIn(companyId).length]).toEqual([true, [], 1]);
    } finally {
      await db.close();
    }
    await two.start();
  });
}
