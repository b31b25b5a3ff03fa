import type { LeftOut } from "../../../contract/order-file.ts";
import type { Review } from "../../../contract/reviews.ts";
import type { Language } from "../../../contract/toolkit.ts";
import type { Sections } from "./sections.ts";
import { type IndexWords, indexWords } from "./words.ts";

/** A file of the archive that people open: where it lies and how it is called. */
export interface Linked {
  path: string;
  folder: "papers" | "originals" | "evidence";
}

export interface IndexFacts {
  sections: Sections;
  company: string;
  takenBy: string;
  takenAt: string;
  links: readonly Linked[];
  leftOut: readonly LeftOut[];
  data: readonly string[];
}

type Told = string | number | null | undefined;
const escaped = (text: Told): string => String(text ?? "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const cells = (values: readonly Told[]): string => `<tr>${values.map((value) => `<td>${escaped(value)}</td>`).join("")}</tr>`;
const list = (items: readonly string[], { none }: IndexWords): string => (items.length ? `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>` : `<p>${none}</p>`);
const link = (path: string, text = path): string => `<a href="${escaped(path.split("/").map(encodeURIComponent).join("/"))}">${escaped(text)}</a>`;

function linesOf({ order }: Sections, { columns }: IndexWords): string {
  const rows = order.lines.map((line) => cells([line.lineNo, line.productCode, `${line.name} ${line.spec}`, `${line.quantity} ${line.unit}`, line.unitPrice, line.amount]));
  return `<table><tr>${columns.map((title) => `<th>${title}</th>`).join("")}</tr>${rows.join("")}</table>`;
}

/** Who decided what in which step, in what words. */
const decisionsOf = (reviews: readonly Review[], language: Language, { colon }: IndexWords): string[] =>
  reviews.flatMap(({ subjectVersion, steps }) =>
    steps.filter(({ decidedAt }) => decidedAt).map(({ name, state, decidedByName, decidedAt, statement }) =>
      escaped(`V${subjectVersion} ${name[language]}${colon}${state} · ${decidedByName} · ${decidedAt?.toISOString()}${statement ? ` · ${statement}` : ""}`)));

/** The archive's first page: what it holds, readable without any program of ours. No script, nothing from outside. */
export function indexPage(facts: IndexFacts, language: Language): string {
  const { sections, company, takenBy, takenAt, links, leftOut, data } = facts;
  const { order } = sections;
  const words = indexWords[language];
  const linked = (folder: Linked["folder"]) => list(links.filter((each) => each.folder === folder).map(({ path }) => link(path, path.slice(folder.length + 1))), words);
  const parts: [string, string][] = [
    [words.lines, linesOf(sections, words)],
    [words.reviews, list(decisionsOf((sections.json["reviews.json"] ?? []) as Review[], language, words), words)],
    [words.papers, linked("papers")], [words.originals, linked("originals")], [words.evidence, linked("evidence")],
    [words.data, list(data.map((path) => `${link(path)} ${words.dataOf[path] ?? ""}`), words)],
    ...(leftOut.length ? [[words.leftOut, list(leftOut.map(({ what, permission }) => escaped(`${what} (${permission})`)), words)] as [string, string]] : []),
  ];
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escaped(`${order.number} ${words.title}`)}</title>
<style>body{font:15px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2rem .6rem;text-align:left}</style>
<h1>${escaped(`${words.title} ${order.number}`)}</h1>
<p>${escaped(company)} · ${words.takenBy} ${escaped(takenBy)} · ${escaped(takenAt)}</p>
<table>${cells([words.customer, order.customerName])}${cells([words.requested, order.requestedDate])}${cells([words.total, `${order.totalAmount} ${order.currency}`])}${cells([words.version, order.version])}</table>
${parts.map(([title, body]) => `<h2>${title}</h2>${body}`).join("\n")}
<p>${words.verify}</p></html>
`;
}
