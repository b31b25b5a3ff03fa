import { Outlet, useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import { Suspense, useEffect } from "react";
import { signInBase, signOut } from "../../contract/people.ts";
import { call } from "../api/client.ts";
import { useLive } from "../api/live.ts";
import { ProblemError } from "../api/problem.ts";
import { useT } from "../i18n/words.ts";
import { Problem } from "../ui/Problem.tsx";
import { place } from "../ui/setting.ts";
import { frameFor } from "./menus.tsx";
import { PageSkeleton } from "./PageSkeleton.tsx";
import { type Session, useSession } from "./session.ts";
import { Shell } from "./Shell.tsx";
import type { Found } from "./shell-types.ts";

/** Everything behind the sign-in: the frame around the pages of whoever is signed in. */
export function Inside() {
  const { data, error, refetch } = useSession();
  const signedOut = error instanceof ProblemError && error.problem.status === 401;
  const { history } = useRouter();
  useEffect(() => {
    if (signedOut) history.replace(`/sign-in?next=${encodeURIComponent(history.location.href)}`);
  }, [signedOut, history]);
  if (data) return <Frame session={data} />;
  return error && !signedOut ? <Problem error={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
}

function Frame({ session }: { session: Session }) {
  const t = useT();
  const { name, jobTitle, company } = session;
  useLive();
  useEffect(() => place({ timeZone: company.timeZone, currency: company.currency }), [company]);
  return (
    <Shell
      {...frameFor(session, t)}
      duties={{ href: "/duties", count: 0 }}
      messages={{ href: "/messages", count: 0 }}
      find={find}
      me={{ name, detail: `${company.shortName} · ${jobTitle}` }}
      meMenu={<SignOut />}
      banner={company.demo && t("shell.demo")}
    >
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </Shell>
  );
}

/** The search over all rooms; each room that can be searched adds its own. */
const sources: readonly ((words: string) => Promise<readonly Found[]>)[] = [];
const find = async (words: string) => (await Promise.all(sources.map((source) => source(words)))).flat();

function SignOut() {
  const t = useT();
  // A full load, so that nothing of one person stays in memory for the next.
  const leave = () => void call(signOut, {}, { base: signInBase }).finally(() => location.assign("/sign-in"));
  return <Button block onClick={leave}>{t("shell.signOut")}</Button>;
}
