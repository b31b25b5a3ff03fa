import { createPaperRenderer, type PaperRenderer } from "../../server/modules/papers/index.ts";

const renderer = createPaperRenderer();

/** One for all houses of a test process: its child reads fonts of 20 MB when it starts, and ends with its process. */
export const lentRenderer = (): PaperRenderer => ({ ...renderer, close: () => Promise.resolve() });
