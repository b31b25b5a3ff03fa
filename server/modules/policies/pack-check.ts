import { type Document, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { longestPack, type PackFault, type PolicyPack, policyPack } from "../../../contract/policies.ts";
import { compileCondition, isFault, literalsComparedWith } from "./conditions.ts";
import { withoutUnread } from "./earlier-packs.ts";
import { nearest } from "./nearest.ts";
import { type Position, positionAt, positionInside, positionOfKey, toPosition } from "./positions.ts";

export type CheckedPack = { pack: PolicyPack } | { errors: [PackFault, ...PackFault[]] };

/** A pack's text with what is needed to say where something stands in it. */
interface Sheet {
  text: string;
  document: Document;
  lines: LineCounter;
  data: unknown;
}

/**
 * Reads the YAML text of a pack. Gives the pack with its defaults, or every fault with line and column (counted from 1), the path of
 * the field and what to mend: syntax, shape, unknown keys and words, references, and conditions (position inside the expression).
 */
export function checkPack(text: string): CheckedPack {
  if (text.length > longestPack) return failed([{ line: 1, column: 1, path: "", message: `a pack has at most ${longestPack} characters` }]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const unread = [...document.errors.map(({ pos, message }) => ({ offset: pos[0], message })), ...aliasesIn(document)];
  if (unread.length) return failed(unread.map(({ offset, message }) => faultAt(toPosition(lines, offset), "", message)));
  const sheet = { text, document, lines, data: document.toJS() as unknown };
  const parsed = policyPack.safeParse(withoutUnread(sheet.data));
  const faults = [...(parsed.error?.issues ?? []).flatMap((issue) => faultsOfIssue(sheet, issue)), ...conditionFaults(sheet)];
  return faults.length ? failed(faults) : { pack: parsed.data! };
}

/** An alias stands in two places at once, so nothing in it could be pointed at; and a few make a text of any size. */
function aliasesIn(document: Document): { offset: number; message: string }[] {
  const found: { offset: number; message: string }[] = [];
  visit(document, { Alias: (_, { range, source }) => void found.push({ offset: range?.[0] ?? 0, message: `write it out: aliases such as *${source} are not read` }) });
  return found;
}

function failed(faults: PackFault[]): CheckedPack {
  const inOrder = faults.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return { errors: inOrder as [PackFault, ...PackFault[]] };
}

type Issue = z.core.$ZodIssue;
const faultAt = ({ line, column }: Position, path: string, message: string): PackFault => ({ line, column, path, message });
const dotted = (path: readonly PropertyKey[]) => path.map(String).join(".");

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], data);
}

function faultsOfIssue(sheet: Sheet, issue: Issue): PackFault[] {
  const { document, lines } = sheet;
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ ...positionOfKey(document, lines, issue.path, key), path: dotted([...issue.path, key]), message: `unknown key "${key}"` }));
  if (issue.code === "invalid_union") {
    // Of several shapes, the one with the fewest complaints is the one that was meant.
    const branches = issue.errors.map((branch) => branch.map((inner): Issue => ({ ...inner, path: [...issue.path, ...inner.path] })));
    const meant = branches.filter((branch) => !sameFault(branch, issue)).toSorted((a, b) => weight(a) - weight(b))[0];
    if (meant) return meant.flatMap((inner) => faultsOfIssue(sheet, inner));
  }
  return [{ ...positionAt(document, lines, issue.path), path: dotted(issue.path), message: messageOf(issue, valueAt(sheet.data, issue.path)) }];
}

const weight = (branch: Issue[]) => branch.reduce((sum, { code }) => sum + (code === "unrecognized_keys" ? 2 : 1), 0);
/** A shape that complains of the whole value (an object where words were wanted) tells less than one that looks inside. */
const sameFault = (branch: Issue[], { path }: Issue) => branch.length === 1 && branch[0]!.code === "invalid_type" && branch[0].path.length === path.length;

function messageOf(issue: Issue, value: unknown): string {
  if ((value ?? undefined) === undefined && (issue.code === "invalid_type" || issue.code === "invalid_value")) return "is missing";
  if (issue.code !== "invalid_value" || issue.values.length < 2) return issue.message;
  const words = issue.values.map(String);
  const close = typeof value === "string" ? nearest(value, words) : undefined;
  return `${JSON.stringify(value)} is not a known word; ${close ? `did you mean "${close}"?` : `known: ${words.join(", ")}`}`;
}

function conditionFaults(sheet: Sheet): PackFault[] {
  return conditionsIn(sheet.data).flatMap(({ path, text }) => {
    const at = (offset: number, message: string): PackFault => ({ ...positionInside(sheet, path, offset), path: dotted(path), message });
    const condition = compileCondition(text);
    if (isFault(condition)) return [at(condition.offset, condition.message)];
    return ([["channel", ["intake", "channels"]], ["kind", ["orderKinds"]]] as const).flatMap(([fact, list]) => {
      const keys = keysIn(valueAt(sheet.data, list));
      return literalsComparedWith(condition, "order", fact).flatMap(({ value, offset }) =>
        keys.includes(value) ? [] : [at(offset, `this pack has no ${fact} "${value}"; known: ${keys.join(", ")}`)]);
    });
  });
}

const keysIn = (list: unknown): string[] => (Array.isArray(list) ? list.map((item) => String((item as { key?: unknown } | null)?.key)) : []);

/** Every field called `when`, wherever it stands: that is what a condition is called in a pack. */
function conditionsIn(data: unknown, path: (string | number)[] = []): { path: (string | number)[]; text: string }[] {
  if (Array.isArray(data)) return data.flatMap((item, i) => conditionsIn(item, [...path, i]));
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]: [string, unknown]) =>
    key === "when" && typeof value === "string" ? [{ path: [...path, key], text: value }] : conditionsIn(value, [...path, key]));
}
