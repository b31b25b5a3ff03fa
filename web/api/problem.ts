import type { Problem } from "../../contract/toolkit.ts";

/** A refusal or fault that the server explained (RFC 9457). Anything else that `call` throws is a failure of the network. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

/** The problem in an answer; answers of proxies in between, which are not ours, become one too. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const requestId = response.headers.get("x-request-id") ?? undefined;
  const unexplained: Problem = { type: "about:blank", title: `${response.status} ${response.statusText}`, status: response.status, code: "unexplained", requestId };
  const told: unknown = await response.json().catch(() => undefined);
  return new ProblemError(isProblem(told) ? { ...unexplained, ...told } : unexplained);
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "title" in value && "code" in value;
}

/** Whether the server may have done the work although no proper answer came, so that only the same key may be sent again. */
export const isUncertain = (error: unknown): boolean => !(error instanceof ProblemError) || error.problem.status >= 500;
