import type { Language } from "../../contract/toolkit.ts";
import type { CommandContext } from "../platform/command.ts";

/** Somebody of the company who can be told things. */
export interface Reader {
  id: string;
  name: string;
  language: Language;
  /** With those of the people for whom he stands in at the moment. */
  roles: readonly string[];
  /** Without those. */
  ownRoles?: readonly string[];
  email: string | null;
  departmentIds?: readonly string[];
  /** For whom he stands in at the moment, and with which roles. */
  standsFor?: readonly { id: string; roles: readonly string[] }[];
}

/** All active people of the company; handed over where rooms, routes and reactions are wired. */
export type ReadersOf = (context: Pick<CommandContext, "tx" | "now">) => Promise<readonly Reader[]>;

/** Asks once a command, however many of its events must be told. */
export function oncePerCommand<T>(ask: (context: CommandContext) => Promise<T>): (context: CommandContext) => Promise<T> {
  const asked = new WeakMap<CommandContext, Promise<T>>();
  return (context) => {
    const answer = asked.get(context) ?? ask(context);
    asked.set(context, answer);
    return answer;
  };
}
