import type { ReactNode } from "react";
import { ProblemError } from "../api/problem.ts";
import { useT } from "../i18n/words.ts";
import { Empty } from "../ui/Empty.tsx";
import { Problem } from "../ui/Problem.tsx";

interface Props<T> {
  authorization: string | undefined;
  query: { data: T | undefined; error: unknown; refetch(): void };
  children(data: T): ReactNode;
}

const isUnknown = ({ problem }: ProblemError): boolean => [401, 403, 404].includes(problem.status);
/** Whether the house says that a link opens nothing, or nothing any more. */
export const endsLink = (error: unknown): error is ProblemError => error instanceof ProblemError && (isUnknown(error) || error.problem.code.startsWith("link"));

/** What comes before a link's page: waiting, no link, a link that no longer opens (told kindly), no network. */
export function LinkGate<T>({ authorization, query: { data, error, refetch }, children }: Props<T>) {
  const t = useT();
  if (authorization === undefined) return <Empty title={t("phone.noLink")} hint={t("phone.missingHint")} />;
  // Before what was shown: a link that was withdrawn meanwhile shows nothing any more.
  if (endsLink(error)) return isUnknown(error) ? <Empty title={t("phone.missing")} hint={t("phone.missingHint")} /> : <Empty title={error.problem.title} hint={error.problem.hint} />;
  if (data !== undefined) return children(data);
  if (error) return <Problem error={error} onRetry={refetch} />;
  return <div className="waiting" role="status" aria-label={t("ui.loading")} />;
}
