import { ProblemError } from "../../api/problem.ts";

export type Faults = (...path: (string | number)[]) => string | undefined;

/** What the server said about single fields of the input that it refused; asked by the field's path. */
export function faultsOf(error: unknown): Faults {
  const refusals = error instanceof ProblemError ? (error.problem.refusals ?? []) : [];
  const found = new Map(refusals.flatMap(({ path, title, hint }) => (path ? [[path.join("."), [title, hint].filter(Boolean).join(" ")] as const] : [])));
  return (...path) => found.get(path.join("."));
}
