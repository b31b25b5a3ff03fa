import { z } from "zod";
import { command, id, instant, query } from "./toolkit.ts";

export const backupStates = ["asked", "running", "good", "failed"] as const;
export const backupKinds = ["scheduled", "asked", "command"] as const;

const run = z.object({
  id, kind: z.enum(backupKinds), state: z.enum(backupStates), askedAt: instant, beganAt: instant.nullable(), endedAt: instant.nullable(),
  /** Null where several companies lie in it: how large the others are is not this one's to know. */
  bytes: z.int().nullable(), rows: z.int().nullable(), files: z.int().nullable(),
  /** Files that were lost before the backup. */
  missing: z.int().nullable(),
  verifiedAt: instant.nullable(), error: z.string().nullable(), removedAt: instant.nullable(),
});
export type BackupRun = z.output<typeof run>;

/** Why the archive is not handed out over the page. */
export const whyNoDownload = ["severalCompanies", "demo", "signInAgain"] as const;

export const listBackups = query({
  name: "backups.list", summary: "The latest backups of the installation, newest first, and how they are made", path: "/backups", permission: "backups.see",
  answer: z.object({
    /** When the daily one begins by the machine's clock, `HH:MM`; null: none by itself. */
    at: z.string().nullable(), keep: z.int(), noDownload: z.enum(whyNoDownload).nullable(), rows: z.array(run),
  }),
});
/** Asked by the home page of those who look after the system. */
export const backupHealth = query({
  name: "backups.health", summary: "When the last good backup was made, and whether that is too long ago", path: "/backups/health", permission: "backups.see",
  answer: z.object({ lastGoodAt: instant.nullable(), overdue: z.boolean() }),
});
export const askBackup = command({ name: "backups.ask", summary: "Make a backup now", path: "/backups", permission: "backups.make", answer: z.object({ id }) });
export const downloadBackup = query({
  name: "backups.download", summary: "A backup's archive, for one who has just signed in", path: "/backups/:backupId/content", permission: "backups.make", params: z.object({ backupId: id }), answer: z.unknown(),
});
