import type { Command } from "commander";
import { configOf } from "./config.ts";

type Done = (code: number) => void;

/** Everything of the house into one archive, and back. */
export function addBackupCommands(program: Command, done: Done): void {
  program.command("backup").description("copy database, files and seals of one moment into one archive, beside the running system")
    .option("--to <folder>", "where to; GENDAN_BACKUP_DIR, or the folder backups of GENDAN_DATA, without it").option("--json", "machine-readable")
    .addHelpText("after", `
The archive is read back and every hash compared before it counts. Nobody who works waits for it.
Exit code 1 when it failed, and also when files that rows name were lost before (the archive is there all the same).`)
    .action(async ({ to, json = false }: { to?: string; json?: boolean }) => done(await (await import("./backup.ts")).backup(configOf(process.env), { to, json, print: console.log })));
  program.command("restore").argument("<archive>", "an archive, or a folder of archives: its newest").description("bring a backup into an empty database and folder, and verify it")
    .option("--json", "machine-readable")
    .addHelpText("after", `
Where to, the settings say: DATABASE_URL, or a PostgreSQL of its own in GENDAN_DATA; files go to GENDAN_DATA. Every hash is checked before anything is touched.
Broken off, the same command goes on; until it is through, nothing starts on a half one. Everybody signs in again.`)
    .action(async (archive: string, { json = false }: { json?: boolean }) => done(await (await import("./restore.ts")).restore(configOf(process.env), archive, { json, print: console.log })));
}
