export { ArchiveDamaged, checkArchive } from "./archive.ts";
export { RestoreRefused, restoreBackup } from "./load.ts";
export { archiveNames, type Manifest } from "./manifest.ts";
export { backupPlugin, backupRoutes, type BackupRoutesDeps } from "./routes.ts";
export { type BackupDeps, backupJob, recordWritten } from "./run.ts";
export type { BackupSettings } from "./settings.ts";
export { resetRunsText } from "./store.ts";
export { type BackupWish, type RoomTexts, type Written, writeBackup } from "./write.ts";
