import type { PhoneRoute } from "./paths.ts";

/** The sitemap of the phone pages. A page takes no component library and calls `remote` endpoints, so that it stays light. */
export const routes: readonly PhoneRoute[] = [];
