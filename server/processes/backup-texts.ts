import { type RoomTexts, resetRunsText } from "../modules/backups/index.ts";
import { companyIdsText } from "../modules/companies/index.ts";
import { fileHashesText } from "../modules/files/index.ts";
import { lastSealText } from "../modules/journal/index.ts";
import { resetLoginsText } from "../modules/people/index.ts";

/** What a backup asks of the rooms. */
export const backupTexts: RoomTexts = { companyIds: companyIdsText, fileHashes: fileHashesText, lastSeal: lastSealText };

/** What must not live on in a restored house. Letters that wait still go out. */
export const restoreResets: readonly string[] = [resetLoginsText, resetRunsText];
