import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import ts from "typescript";
import { askedOfDatabase, askedOfMachine } from "./machine.ts";

/** One file of the house as the checks see it. */
export interface Source {
  /** From the root of the tree, with slashes and without the `.txt` of a fixture. */
  path: string;
  /** What it imports: paths from the root for files of ours, names for packages. */
  imports: string[];
  /** Every piece of quoted text, templates included. */
  quoted: string[];
  /** Every piece of SQL as a whole, with a `?` for each expression in it. */
  sql: string[];
  /** Every name that it declares or uses. */
  names: string[];
  /** Codes with which it refuses. */
  refusals: string[];
  /** What it asks the machine or the database of time and chance. */
  asked: string[];
}

/** Tests and their helpers may reach past doors: they arrange what no command arranges. */
export const isTest = (path: string): boolean => /(\.test|\.fixture)\.tsx?$|(^|\/)test-[\w-]+\.ts$|^test\//.test(path);

const resolved = (from: string, specifier: string): string => (specifier.startsWith(".") ? posix.join(posix.dirname(from), specifier) : specifier);

const textsIn = (node: ts.Node): string[] => {
  const found: string[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isStringLiteralLike(inner)) found.push(inner.text);
    inner.forEachChild(visit);
  };
  visit(node);
  return found;
};

/** `refuse(code, …)`, also with a choice of two codes, and `{ code: "…", facts/path }`. */
function codesIn(node: ts.Node): string[] {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "refuse" && node.arguments[0]) {
    const [first] = node.arguments;
    if (ts.isConditionalExpression(first)) return [...textsIn(first.whenTrue), ...textsIn(first.whenFalse)];
    return ts.isStringLiteralLike(first) ? [first.text] : [];
  }
  if (!ts.isObjectLiteralExpression(node)) return [];
  const named = (name: string) => node.properties.find((property) => property.name && ts.isIdentifier(property.name) && property.name.text === name);
  const code = named("code");
  const isRefusal = node.properties.length === 1 || named("facts") || named("path");
  return isRefusal && code && ts.isPropertyAssignment(code) && ts.isStringLiteralLike(code.initializer) ? [code.initializer.text] : [];
}

const wholeOf = (template: ts.TemplateLiteral): string => (ts.isNoSubstitutionTemplateLiteral(template) ? template.text : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join("?"));

/** SQL is written as `sql` templates; where a pool is asked without Kysely it is text that begins like a statement. */
function sqlIn(node: ts.Node): string[] {
  if (ts.isTaggedTemplateExpression(node)) return node.tag.getText().startsWith("sql") ? [wholeOf(node.template)] : [];
  const plain = ts.isTemplateExpression(node) || ts.isStringLiteralLike(node);
  if (!plain || ts.isTaggedTemplateExpression(node.parent)) return [];
  const text = ts.isTemplateExpression(node) ? wholeOf(node) : node.text;
  return /^\s*(select|insert into|update|delete from|with|listen|begin|lock)\b[^a-z]*\s[a-z(*$?]/.test(text) ? [text] : [];
}

/** Reads one file's imports, quoted texts, names and refusal codes. */
export function sourceOf(path: string, text: string): Source {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const source: Source = { path, imports: ts.preProcessFile(text).importedFiles.map(({ fileName }) => resolved(path, fileName)), quoted: [], sql: [], names: [], refusals: [], asked: [] };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) source.quoted.push(node.text);
    source.sql.push(...sqlIn(node));
    if (ts.isIdentifier(node)) source.names.push(node.text);
    source.refusals.push(...codesIn(node));
    source.asked.push(...askedOfMachine(node));
    node.forEachChild(visit);
  };
  visit(file);
  source.asked.push(...source.sql.flatMap(askedOfDatabase));
  return source;
}

/** All TypeScript of some folders below `root`, tests left out; fixtures end in `.ts.txt` so that no tool takes them for code. */
export function sourcesIn(root: string, folders: readonly string[]): Source[] {
  const files = folders.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?(\.txt)?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)));
  return files
    .map((file) => ({ file, path: relative(root, file).replaceAll("\\", "/").replace(/\.txt$/, "") }))
    .filter(({ path }) => !isTest(path) && dirname(path) !== "web/public")
    .map(({ file, path }) => sourceOf(path, readFileSync(file, "utf8")));
}
