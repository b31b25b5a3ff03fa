import { expect, test } from "vitest";
import security from "../../i18n/en/security.ts";
import people from "../../i18n/en/people.ts";
import { factsTold } from "./audit-words.ts";

const words: Record<string, string> = { ...Object.fromEntries(Object.entries(security).map(([key, text]) => [`security.${key}`, text])), ...Object.fromEntries(Object.entries(people).map(([key, text]) => [`people.${key}`, text])) };
const t = (key: string, facts: object = {}) => Object.entries(facts).reduce((text, [name, fact]) => text.replace(`{${name}}`, String(fact)), words[key] ?? words[`${key}_other`] ?? key);

test.each([
  [{ from: ["finance"], to: ["finance", "quality"] }, "Finance → Finance, Quality"],
  [{ secondFactor: true }, "with code"],
  [{ of: "password" }, "Password"],
  [{ route: "GET /api/v1/audit", status: 403 }, "GET /api/v1/audit · 403"],
  [{ list: "Orders", rows: 12 }, "Orders · 12 rows"],
  [{ tokenId: "0198c0de-0000-7000-8000-000000000001", personId: null, roles: ["warehouse"] }, "Warehouse"],
  [{ kind: "reset" }, "new password"],
  [{}, ""],
])("an auditor reads %j as %j", (facts, text) => expect(factsTold(facts, t)).toBe(text));
