import type { Language } from "../../contract/toolkit.ts";
import { store, useStore } from "../ui/store.ts";
import { type Messages, type Translate, translator } from "./translator.ts";

/** The names of the languages, each in itself. */
export const languageNames: Record<Language, string> = { "zh-CN": "简体中文", "zh-TW": "繁體中文", en: "English" };
export const languages = Object.keys(languageNames) as Language[];

/** Messages by language, loaded when somebody wants them in it. */
export type Loaders = Record<Language, () => Promise<{ default: Messages }>>;

interface Spoken {
  language: Language;
  t: Translate;
}

const place = "gendan.language";
const spoken = store<Spoken>({ language: "zh-CN", t: (key) => key });
/** What the page needs words for: its frame and every page that was open. */
const sources = new Set<Loaders>();
let known: Record<string, string> = {};
/** Everything that could be said, for words that a build overlooked; `undefined` once it was asked for. */
let all: Loaders | undefined;

/** The translation of the language in use; components that call it follow a change of language. */
export const useT = (): Translate => useStore(spoken, translateOf);
export const useLanguage = (): Language => useStore(spoken, languageOf);
/** The language in use, outside React. */
export const language = (): Language => spoken.get().language;
/** For code outside React, such as messages of errors. */
export const t: Translate = (key, facts) => spoken.get().t(key, facts);

const translateOf = (value: Spoken): Translate => value.t;
const languageOf = (value: Spoken): Language => value.language;

/** Loads the remembered or preferred language; the page renders after it. `rest`: where a word may be that neither frame nor page brought along. */
export async function startWords(frame: Loaders, rest?: Loaders): Promise<void> {
  all = rest;
  sources.add(frame);
  await speak(firstLanguage());
}

/** A page's code once its words are there as well, in the language in use. */
export async function withWords<Page>(page: Promise<Page>, words: Loaders): Promise<Page> {
  sources.add(words);
  const [loaded, messages] = await Promise.all([page, words[language()]()]);
  Object.assign(known, messages.default);
  return loaded;
}

/** Changes the language of the page once its words are there, and remembers it. */
export async function speak(next: Language): Promise<void> {
  const messages = await Promise.all([...sources].map((words) => words[next]()));
  known = Object.assign({}, ...messages.map((each) => each.default));
  use(next);
  document.documentElement.lang = next;
  try {
    localStorage.setItem(place, next);
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
}

/** Says everything anew with the words that are known by now. */
const use = (next: Language): void => spoken.set({ language: next, t: translator({ language: next, messages: known, missing }) });

function missing(key: string): string {
  if (import.meta.env.DEV) {
    console.error(`No message "${key}" in ${language()}`);
    return `⟦${key}⟧`;
  }
  if (!all) return key;
  sources.add(all);
  all = undefined;
  void speak(language());
  return "";
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
