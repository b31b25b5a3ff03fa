import type { Handler } from "../../platform/command.ts";
import { openTakeover } from "./commands/open-takeover.ts";
import { removeFile } from "./commands/remove-file.ts";
import { startEmpty } from "./commands/start-empty.ts";

export const routes: readonly Handler[] = [openTakeover, removeFile, startEmpty];

export { keepOldFile, sealTakeover } from "./keep.ts";
export { lockOpen } from "./opening.ts";
export { creditsOf, controlsOf, current as currentTakeover, filesOf, mappingOf, saveControls, sourcesOf, touch } from "./store.ts";
export { type OldCredit, type OldExposure, type OldFile, sumsRefusal, type Takeover, takeoverSubject } from "./takeovers.ts";
