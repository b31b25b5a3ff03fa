import { type Language, languages, type Text } from "../../../contract/toolkit.ts";

const isText = (fact: unknown): fact is Text => typeof fact === "object" && fact !== null && languages.every((language) => language in fact);

/**
 * Fills `{name}` from the facts, once: what a fact contains is never read as a template. A fact may be a text in all languages; what is
 * missing stays empty, for a reader can do nothing with a placeholder.
 */
export function render(template: Text, facts: Readonly<Record<string, unknown>>, language: Language): string {
  return template[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const given = Object.hasOwn(facts, name) ? facts[name] : undefined;
    const fact = isText(given) ? given[language] : given;
    return typeof fact === "string" || typeof fact === "number" ? String(fact) : "";
  });
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign]!);
const linked = (html: string) => html.replace(/https?:\/\/[^\s<]+/g, (address) => `<a href="${address}">${address}</a>`);

/** Plain text as the HTML of a mail: paragraphs, line breaks and links; whatever people typed comes out as they typed it. */
export const htmlOf = (text: string): string =>
  text.split(/\n{2,}/).map((paragraph) => `<p>${linked(escaped(paragraph)).replaceAll("\n", "<br>")}</p>`).join("\n");
