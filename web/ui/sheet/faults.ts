import { ProblemError } from "../../api/problem.ts";

export type Faults = (...path: (string | number)[]) => string | undefined;

/** Two sentences, the first of which had no end of its own. */
const inARow = (first: string, then: string): string => (/[。！？.!?]$/u.test(first) ? `${first} ${then}` : /\p{Script=Han}/u.test(first) ? `${first}。${then}` : `${first}. ${then}`);

/** What the server said about single fields of the input that it refused; asked by the field's path. */
export function faultsOf(error: unknown): Faults {
  const refusals = error instanceof ProblemError ? (error.problem.refusals ?? []) : [];
  const found = new Map(refusals.flatMap(({ path, title, hint }) => (path ? [[path.join("."), title && hint ? inARow(title, hint) : (title ?? hint ?? "")] as const] : [])));
  return (...path) => found.get(path.join("."));
}
