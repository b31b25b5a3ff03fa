/** Facts that fill the `{name}` places of a message; `count` also chooses its plural form. */
export type Facts = Readonly<Record<string, unknown>>;
export type Translate = (key: string, facts?: Facts) => string;
export type Messages = Readonly<Record<string, string>>;

interface Voice {
  language: string;
  messages: Messages;
  /** Asked when a key is in no catalogue; answers what to show. */
  missing(key: string): string;
}

/**
 * Messages are flat `room.key` entries with `{fact}` places, as in the refusal texts of the contract. A language with plurals has
 * `key_one` and `key_other` (the categories of `Intl.PluralRules`), chosen by the fact `count`.
 */
export function translator({ language, messages, missing }: Voice): Translate {
  const plurals = new Intl.PluralRules(language);
  return (key, facts = {}) => {
    const counted = typeof facts["count"] === "number" ? messages[`${key}_${plurals.select(facts["count"])}`] : undefined;
    const message = counted ?? messages[key];
    return message === undefined ? missing(key) : filled(message, facts);
  };
}

function filled(message: string, facts: Facts): string {
  return message.replaceAll(/\{(\w+)\}/g, (place, name: string) => (facts[name] === undefined ? place : shown(facts[name])));
}

const shown = (fact: unknown): string => (typeof fact === "string" ? fact : JSON.stringify(fact));

/** Joins catalogues by room, so that `{ submit }` of orders becomes `orders.submit`. */
export function joined(rooms: Readonly<Record<string, Messages>>): Messages {
  const entries = Object.entries(rooms).flatMap(([path, messages]) => {
    const room = path.replace(/^.*\//, "").replace(/\.ts$/, "");
    return Object.entries(messages).map(([key, text]) => [`${room}.${key}`, text] as const);
  });
  return Object.fromEntries(entries);
}
