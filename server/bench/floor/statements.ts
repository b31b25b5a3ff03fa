import { readFileSync } from "node:fs";

const names = ["drafts", "customer", "advice", "lease", "enter", "submit", "deliveries", "delivery", "pick", "pack", "byNumber", "order", "ship", "newest", "ofCustomer", "requests", "invoice"] as const;
export type StatementName = (typeof names)[number];

/**
 * The floor's statements, each prepared once a connection. A read is one statement, a write is one too, which begins and commits by itself: nothing could do with fewer round
 * trips. What must not be (oversold stock, exceeded credit, a key used twice) is barred by constraints, or finds nothing to do.
 */
export const statements = Object.fromEntries(names.map((name) => [name, readFileSync(new URL(`statements/${name}.sql`, import.meta.url), "utf8")])) as Record<StatementName, string>;
