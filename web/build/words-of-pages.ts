import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path/posix";
import { normalizePath, type Plugin, runnerImport } from "vite";
import { languages } from "../../contract/toolkit.ts";
import type { Messages } from "../i18n/translator.ts";
import { only, reader } from "./said-words.ts";

/** As the builder writes paths, also on Windows. */
const web = dirname(normalizePath(import.meta.dirname));
/** Where pages are named with `import("./…")`. */
export const sitemaps = [join(web, "routes.tsx"), join(web, "phone/routes.ts")] as const;
const asked = "words-of:";
const named = /import\("\.\/([^"]+)"\)/g;

/** The pages of a sitemap. */
export const pagesIn = (sitemap: string): string[] => [...new Set([...readFileSync(sitemap, "utf8").matchAll(named)].map(([, file = ""]) => join(dirname(sitemap), file)))];

/** All messages of a language. */
export const messagesIn = async (language: string): Promise<Messages> =>
  (await runnerImport<{ default: Messages }>(join(web, "i18n", language, "index.ts"), { configFile: false, logLevel: "error" })).module.default;

/** The frame of a page comes before it, and its words with it. */
const frameOf = (file: string): string => (file.startsWith("phone/") ? "phone/main.tsx" : "main.tsx");

/** Which messages a page says that its frame does not, or a frame without its pages. */
function sayings(): (file: string) => (key: string) => boolean {
  const { says } = reader();
  const frames = new Map(["main.tsx", "phone/main.tsx"].map((file) => [file, says(join(web, file), sitemaps)]));
  return (file) => {
    const frame = frames.get(file);
    if (frame) return frame;
    const said = says(join(web, file));
    return (key) => said(key) && !frames.get(frameOf(file))?.(key);
  };
}

/** A language's words come when they are wanted; those of a frame in the language of most people come along with it. */
function loadersOf(file: string): string {
  const first = basename(file) === "main.tsx" ? languages[0] : undefined;
  const loader = (language: string) => `"${language}": () => ${language === first ? "Promise.resolve({ default: first })" : `import("${asked}${language}/${file}")`}`;
  return `${first === undefined ? "" : `import first from "${asked}${first}/${file}";\n`}export default { ${languages.map(loader).join(", ")} };`;
}

/**
 * Gives each page the messages that it says, in one file a language beside its code: all of them together are 45 kB compressed. While pages are developed
 * everybody has all messages, as `words-of:main.tsx` says below.
 */
export function wordsOfPages(): Plugin {
  const said = sayings();
  const catalogues = new Map<string, Promise<Messages>>();
  const messages = (language: string): Promise<Messages> => {
    const catalogue = catalogues.get(language) ?? messagesIn(language);
    catalogues.set(language, catalogue);
    return catalogue;
  };
  let building = false;
  return {
    name: "words-of-pages",
    enforce: "pre",
    configResolved({ command }) {
      building = command === "build";
    },
    resolveId: (id) => (id.startsWith(asked) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${asked}`)) return;
      const file = id.slice(asked.length + 1);
      if (!building) return `export { catalogues as default } from "${join(web, "i18n/catalogues.ts")}";`;
      const language = languages.find((each) => file.startsWith(`${each}/`));
      if (!language) return loadersOf(file);
      return `export default ${JSON.stringify(only(await messages(language), said(file.slice(language.length + 1))))};`;
    },
    transform(code, id) {
      const folder = id === sitemaps[1] ? "phone/" : "";
      if (!building || !sitemaps.some((file) => file === id)) return;
      const imports: string[] = [];
      const pages = code.replaceAll(named, (page, file: string) => {
        imports.push(`import words${imports.length} from "${asked}${folder}${file}";`);
        return `withWords(${page}, words${imports.length - 1})`;
      });
      return { code: [`import { withWords } from "${join(web, "i18n/words.ts")}";`, ...imports, pages].join("\n"), map: null };
    },
  };
}
