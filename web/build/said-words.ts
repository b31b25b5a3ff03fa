import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { normalizePath } from "vite";
import type { Messages } from "../i18n/translator.ts";

/** A module of the pages: what it imports at once and later, and every text in it that may be a message's key or the beginning of one. */
interface Source {
  now: readonly string[];
  later: readonly string[];
  keys: readonly string[];
  beginnings: readonly string[];
}

const plural = /_(zero|one|two|few|many|other)$/;
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, one = ""]) => one);

function sourceOf(file: string): Source {
  const text = readFileSync(file, "utf8");
  const paths = (pattern: RegExp) => found(text, pattern).map((path) => normalizePath(resolve(dirname(file), path))).filter((path) => /\.(tsx?|css)$/.test(path) && !path.includes("/contract/"));
  return {
    now: paths(/^(?:import|export) (?!type\b)(?:[^"]* from )?"(\.[^"]+)"/gm), later: paths(/\bimport\("(\.[^"]+)"\)/g),
    keys: found(text, /["'`](\w+\.[\w.]+)["'`]/g), beginnings: found(text, /`(\w+\.[\w.]*)\$\{/g).concat(found(text, /["'](\w+\.(?:[\w.]*[._])?)["']/g)),
  };
}

/** Reads sources of pages, each once. */
export function reader() {
  const known = new Map<string, Source>();
  const read = (file: string): Source => {
    const source = known.get(file) ?? sourceOf(file);
    known.set(file, source);
    return source;
  };
  const along = (first: readonly string[], next: (file: string) => readonly string[]): Set<string> => {
    const files = new Set(first);
    for (const file of files) for (const each of next(file)) files.add(each);
    return files;
  };
  return {
    /** Modules with all that they import at once, and what that imports. */
    atOnce: (first: readonly string[]) => along(first, (file) => read(file).now),
    /** What a module imports later, such as a sitemap its pages. */
    later: (file: string) => read(file).later,
    /** Whether a module says a message, or anything that it brings along sooner or later; of the modules in `sitemaps` not the pages. */
    says(first: string, sitemaps: readonly string[] = []): (key: string) => boolean {
      const sources = [...along([first], (file) => [...read(file).now, ...(sitemaps.includes(file) ? [] : read(file).later)])].map(read);
      const keys = new Set(sources.flatMap((source) => source.keys));
      const beginnings = [...new Set(sources.flatMap((source) => source.beginnings))];
      return (key) => keys.has(key) || keys.has(key.replace(plural, "")) || beginnings.some((beginning) => key.startsWith(beginning));
    },
  };
}

/** The messages whose keys are said. */
export const only = (messages: Messages, said: (key: string) => boolean): Messages => Object.fromEntries(Object.entries(messages).filter(([key]) => said(key)));
