import { isMap, isSeq, parseDocument } from "yaml";
import * as contract from "../../../../contract/policies.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { addVersion } from "./save-version.ts";
import * as store from "../store.ts";

/** Writes other formats of numbers into a policy's text, as its next version; the rest of the text, comments too, stays. Refused as `addVersion`. */
export const setNumbering = handle(contract.setNumbering, async ({ policyId, basedOn, formats }, context) => {
  const row = await store.versionOf(context.tx, policyId, basedOn);
  if (!row) return refuse("notFound");
  const document = parseDocument(row.text);
  const list = document.get("numbering");
  for (const item of isSeq(list) ? list.items : []) {
    const wanted = isMap(item) ? formats.find(({ of }) => of === item.get("of")) : undefined;
    if (wanted && isMap(item)) item.set("format", wanted.format);
  }
  return addVersion(context, { policyId, basedOn, text: document.toString({ lineWidth: 0 }) });
});
