import type { Language } from "../../contract/toolkit.ts";
import { store, useStore } from "../ui/store.ts";
import { type Messages, type Translate, translator } from "./translator.ts";

/** The names of the languages, each in itself. */
export const languageNames: Record<Language, string> = { "zh-CN": "简体中文", "zh-TW": "繁體中文", en: "English" };
export const languages = Object.keys(languageNames) as Language[];

type Loaders = Record<Language, () => Messages | Promise<Messages>>;

interface Spoken {
  language: Language;
  t: Translate;
}

const place = "gendan.language";
const spoken = store<Spoken>({ language: "zh-CN", t: (key) => key });
let loaders: Loaders | undefined;

/** The translation of the language in use; components that call it follow a change of language. */
export const useT = (): Translate => useStore(spoken, translateOf);
export const useLanguage = (): Language => useStore(spoken, languageOf);
/** The language in use, outside React. */
export const language = (): Language => spoken.get().language;
/** For code outside React, such as messages of errors. */
export const t: Translate = (key, facts) => spoken.get().t(key, facts);

const translateOf = (value: Spoken): Translate => value.t;
const languageOf = (value: Spoken): Language => value.language;

/** Loads the remembered or preferred language; the page renders after it. */
export async function startWords(sources: Loaders): Promise<void> {
  loaders = sources;
  await speak(firstLanguage());
}

/** Changes the language of the page once its catalogue is there, and remembers it. */
export async function speak(next: Language): Promise<void> {
  if (!loaders) throw new Error("startWords comes first");
  const [messages, standard] = await Promise.all([loaders[next](), loaders["zh-CN"]()]);
  spoken.set({ language: next, t: translator({ language: next, messages, missing: (key) => substitute(key, standard) }) });
  document.documentElement.lang = next;
  try {
    localStorage.setItem(place, next);
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
}

function substitute(key: string, standard: Messages): string {
  if (import.meta.env.DEV) {
    console.error(`No message "${key}" in ${language()}`);
    return `⟦${key}⟧`;
  }
  return standard[key] ?? key;
}

function firstLanguage(): Language {
  const asked = [remembered(), ...navigator.languages];
  for (const tag of asked) {
    if (!tag) continue;
    if (/^zh-(TW|HK|MO|Hant)/i.test(tag)) return "zh-TW";
    if (/^zh/i.test(tag)) return "zh-CN";
    if (/^en/i.test(tag)) return "en";
  }
  return "zh-CN";
}

function remembered(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}
