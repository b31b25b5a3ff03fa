import { benchLists, type ListsWish } from "../bench/lists.ts";
import type { Config } from "./config.ts";
import { untouched } from "./database.ts";

/** `gendan bench lists`: 0 when every promise holds, 1 when one does not. */
export async function bench(config: Config, wish: ListsWish, { json, print }: { json: boolean; print: (line: string) => void }): Promise<number> {
  const { connection, stop } = await untouched(config, (line) => void (json || print(line)));
  try {
    const report = await benchLists(connection, wish, (line) => void (json || print(line)));
    if (json) print(JSON.stringify(report, null, 2));
    for (const line of json ? [] : report.fuller) print(`Fuller pages: ${line}`);
    if (!json) print(report.broken.length ? `Not as promised:\n${report.broken.map((line) => `  ${line}`).join("\n")}` : "As promised.");
    return report.broken.length ? 1 : 0;
  } finally {
    await stop();
  }
}
