import { Command } from "commander";
import { policyCheck } from "../modules/policies/index.ts";
import { migrate } from "../platform/migrations.ts";
import { addBackupCommands } from "./backup-commands.ts";
import { addBenchCommands } from "./bench-commands.ts";
import { configOf } from "./config.ts";
import type { Foundation } from "./found.ts";
import { readyDatabase } from "./database.ts";
import { addFileCommands } from "./file-commands.ts";

/** The command line `gendan`; answers the exit code: 0 done, 1 refused or failed, 2 wrongly called. */
export async function main(argv: string[]): Promise<number> {
  let code = 0;
  // Set before the subcommands are added, which take it over: wrong use of any of them answers 2.
  const program = new Command("gendan").exitOverride().description("Sales orders from the first word to the archived file").version(configOf({}).version)
    .addHelpText("afterAll", "\nExit codes: 0 done, 1 refused or failed, 2 wrongly called. Settings are environment variables, see README.");
  const run = (work: () => Promise<number>) => async () => void (code = await work());

  program.command("start").description("run the system; without DATABASE_URL with a PostgreSQL of its own")
    .action(run(async () => {
      const config = configOf(process.env);
      // Before the rest is loaded, so that a second process on the same data is refused at once.
      const database = await readyDatabase(config, console.log);
      return (await import("./start.ts")).start(config, database);
    }));
  program.command("migrate").description("bring the database to this version").action(run(async () => {
    const config = configOf(process.env);
    const database = await readyDatabase(config, console.log);
    const done = await migrate(database.connection);
    await database.stop();
    console.log(done.length ? done.join("\n") : "The database is at this version.");
    return 0;
  }));
  program.command("verify").description("re-derive what the house promises from its stored facts, or check an order's archive by itself").option("--json", "machine-readable")
    .option("--archive <file>", "check this archive of an order, without a database: every hash, the journal's chain; the first difference is named")
    .action(async ({ json = false, archive }: { json?: boolean; archive?: string }) => {
      const told = { json, print: console.log };
      code = archive === undefined ? await (await import("./verify.ts")).verify(configOf(process.env), told) : await (await import("./verify-archive.ts")).verifyArchive(archive, told);
    });
  addBackupCommands(program, (answer) => void (code = answer));
  addFileCommands(program, (answer) => void (code = answer));
  addBenchCommands(program, (answer) => void (code = answer));
  program.command("retention").description("for how long what is kept, why, and when each month of journal, audit and letters goes; nothing goes by this command").option("--json", "machine-readable")
    .option("--keep <class=days>", "keep a class for so many days from now on, as in audit=730; fewer than its floor is refused")
    .action(async ({ json = false, keep }: { json?: boolean; keep?: string }) => void (code = await (await import("./retention.ts")).retention(configOf(process.env), { json, keep, print: console.log })));
  program.command("conformance").argument("<systems...>", "as the packs in packs/ name themselves").description("take orders through HTTP by the packs of source systems, a line a rule")
    .option("--json", "machine-readable").option("--mutants", "break each rule in a copy of its pack: its line must turn red")
    .action(async (names: string[], { json = false, mutants = false }: { json?: boolean; mutants?: boolean }) => {
      code = await (await import("./conformance.ts")).conformance(names, { json, mutants, print: console.log });
    });
  program.command("found").description("set up a real company: first ledger, warehouse, administrator; prints the invitation")
    .requiredOption("--company <name>", "its full name").requiredOption("--admin <name>", "first administrator").requiredOption("--email <address>", "the administrator's address")
    .option("--short-name <name>", "how people call the company").option("--warehouse <name>", "first warehouse", "成品库").option("--replace-demo", "remove the demo company that is here")
    .action(async (given: Foundation) => void (code = await (await import("./found.ts")).found(configOf(process.env), given, console.log)));
  program.command("demo").description("make the demo company anew").action(run(async () => (await import("./demo.ts")).recreateDemo(configOf(process.env), console.log)));
  const policy = program.command("policy").description("work with policy packs");
  policy.command("check").argument("<files...>").description("check packs; every fault with line and column").action(async (files: string[]) => void (code = await policyCheck(files)));
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    const { exitCode, code: why, message } = error as { exitCode?: number; code?: string; message: string };
    if (why?.startsWith("commander.")) return exitCode === 0 ? 0 : 2;
    console.error(message);
    return 1;
  }
  return code;
}
