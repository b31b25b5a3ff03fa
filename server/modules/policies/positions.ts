import { type Document, isMap, isPair, isScalar, isSeq, type LineCounter, type Node, type Scalar } from "yaml";

type Path = readonly PropertyKey[];
/** Where something stands in a text, both counted from 1, the column in characters of the text. */
export interface Position {
  line: number;
  column: number;
}

function keyNode(parent: unknown, key: PropertyKey): Node | undefined {
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key));
  return pair?.key as Node | undefined;
}

function child(parent: unknown, key: PropertyKey): Node | undefined {
  if (isSeq(parent)) return parent.items[Number(key)] as Node | undefined;
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
  return (pair?.value ?? undefined) as Node | undefined;
}

/** Where the value at a path begins; for a path that is not there, the innermost thing around it that is. */
export function positionAt(document: Document, lines: LineCounter, path: Path): Position {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const key of path) {
    const inner = child(node, key);
    // A key without a value is a fault of that key, not of what it stands in.
    offset = inner?.range?.[0] ?? keyNode(node, key)?.range?.[0] ?? offset;
    if (!inner) break;
    node = inner;
  }
  return toPosition(lines, offset);
}

/** Where a key stands, for keys that should not be there. */
export function positionOfKey(document: Document, lines: LineCounter, path: Path, key: string): Position {
  const parent = path.reduce<Node | undefined>((node, step) => child(node, step), document.contents ?? undefined);
  const found = keyNode(parent, key)?.range?.[0];
  return found === undefined ? positionAt(document, lines, path) : toPosition(lines, found);
}

/** Where a character of a text value stands; quotes, escapes, indentation and folded lines are followed. */
export function positionInside({ document, lines, text }: { document: Document; lines: LineCounter; text: string }, path: Path, index: number): Position {
  const node = path.reduce<Node | undefined>((parent, step) => child(parent, step), document.contents ?? undefined);
  if (!isScalar(node) || typeof node.value !== "string" || !node.range) return positionAt(document, lines, path);
  return toPosition(lines, offsetInside(node as Scalar<string>, text, index));
}

function offsetInside({ value, type, range }: Scalar<string>, text: string, index: number): number {
  const quoted = type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE";
  const block = type === "BLOCK_FOLDED" || type === "BLOCK_LITERAL";
  let at = range![0] + (quoted ? 1 : 0);
  if (block) at = text.indexOf("\n", at) + 1;
  const blank = (offset: number) => /\s/.test(text[offset] ?? "");
  for (let i = 0; i <= index; i += 1) {
    const wanted = value[i];
    const space = wanted === undefined || /\s/.test(wanted);
    if (!space) while (blank(at)) at += 1;
    if (type === "QUOTE_DOUBLE" && text[at] === "\\") at += 1;
    if (type === "QUOTE_SINGLE" && text.startsWith("''", at)) at += 1;
    if (i === index) return at;
    if (!space || blank(at)) at += 1;
  }
  return at;
}

/** Line and column of a character of the text. */
export function toPosition(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
