import { expect, test } from "vitest";
import { permissions, roles } from "../../../contract/permissions.ts";
import english from "../../i18n/en/people.ts";
import standard from "../../i18n/zh-CN/people.ts";
import traditional from "../../i18n/zh-TW/people.ts";

test("every permission and every role has a name in every language", () => {
  const wanted = [...Object.keys(permissions).map((permission) => `may_${permission.replace(".", "_")}`), ...roles.map((role) => `role_${role}`)];
  for (const catalogue of [standard, traditional, english]) expect(wanted.filter((key) => !(key in catalogue))).toEqual([]);
});
