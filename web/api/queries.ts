import { QueryCache, QueryClient } from "@tanstack/react-query";
import { isUncertain, ProblemError } from "./problem.ts";

/** The question of who is signed in; when it is refused, the page leads to the sign-in. */
const sessionKey = "whoAmI";

/** The cache of answers. An answer "not signed in" to anything makes it ask again who is. */
export function newQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        const signedOut = error instanceof ProblemError && error.problem.status === 401;
        if (signedOut && queryKey[0] !== sessionKey) void client.invalidateQueries({ queryKey: [sessionKey] });
      },
    }),
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (count, error) => count < 2 && isUncertain(error), networkMode: "always" },
    },
  });
  return client;
}
