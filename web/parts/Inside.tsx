import { Outlet, useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import { Suspense, useEffect } from "react";
import { countMyDuties } from "../../contract/duties.ts";
import { countNotices } from "../../contract/notices.ts";
import { signInBase, signOut } from "../../contract/people.ts";
import { signOutAtProvider } from "../../contract/sso.ts";
import { call } from "../api/client.ts";
import { useQueryOf } from "../api/hooks.ts";
import { useLive } from "../api/live.ts";
import { ProblemError } from "../api/problem.ts";
import { useT } from "../i18n/words.ts";
import { Empty } from "../ui/Empty.tsx";
import { Problem } from "../ui/Problem.tsx";
import { place } from "../ui/setting.ts";
import { Back } from "./Back.tsx";
import { DemoBar } from "./DemoBar.tsx";
import { frameFor } from "./menus.tsx";
import { PageSkeleton } from "./PageSkeleton.tsx";
import { type Session, useSession } from "./session.ts";
import { Shell } from "./Shell.tsx";
import type { Found } from "./shell-types.ts";
import { useIdleSignOut } from "./useIdleSignOut.ts";

/** Everything behind the sign-in: the frame around the pages of whoever is signed in. */
export function Inside() {
  const { data, error, refetch } = useSession();
  const status = error instanceof ProblemError ? error.problem.status : undefined;
  const signedOut = status === 401;
  const { history } = useRouter();
  useEffect(() => {
    if (signedOut) history.replace(`/sign-in?next=${encodeURIComponent(history.location.href)}`);
  }, [signedOut, history]);
  if (data && status !== 403) return <Frame session={data} />;
  if (status === 403) return <NoRoles look={() => void refetch()} />;
  return error && !signedOut ? <Problem error={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
}

function Frame({ session }: { session: Session }) {
  const t = useT();
  const { name, jobTitle, company } = session;
  useLive();
  useIdleSignOut(session.idleMinutes, () => void leave(true));
  const duties = useQueryOf(countMyDuties, {}, { watches: ["order", "duty"], enabled: session.permissions["duties.see"] !== undefined });
  const messages = useQueryOf(countNotices, {}, { watches: ["notices"] });
  useEffect(() => place({ timeZone: company.timeZone, currency: company.currency }), [company]);
  return (
    <Shell
      {...frameFor(session, t)}
      duties={{ href: "/duties", count: duties.data?.running ?? 0 }}
      messages={{ href: "/messages", count: messages.data?.unread ?? 0 }}
      find={find}
      me={{ name, detail: [company.shortName, jobTitle].filter(Boolean).join(" · ") }}
      meMenu={<SignOut />}
      banner={company.demo && <DemoBar />}
    >
      <Back />
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </Shell>
  );
}

/** The search over all rooms; each room that can be searched adds its own. */
const sources: readonly ((words: string) => Promise<readonly Found[]>)[] = [
  async (words) => (await import("./find-registers.ts")).findOrders(words),
  async (words) => (await import("./find-registers.ts")).findCustomers(words),
  async (words) => (await import("./find-registers.ts")).findProducts(words),
];
/** What one room refuses (or somebody may not see) must not hide what the others found. */
const find = async (words: string) => (await Promise.all(sources.map((source) => source(words).catch(() => [])))).flat();

/** A full load, so that nothing of one person stays in memory for the next. `atOnce`: nobody is at the screen, so that its page is come back to. */
async function leave(atOnce = false): Promise<void> {
  // Whoever came through a company's identity provider leaves that one, too.
  const away = atOnce ? undefined : await call(signOutAtProvider, {}, { base: signInBase }).catch(() => undefined);
  await call(signOut, {}, { base: signInBase }).catch(() => undefined);
  location.assign(away?.location ?? (atOnce ? `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}` : "/sign-in"));
}

/** Who works here and has no role yet, or none any more, may do nothing but wait or leave. */
function NoRoles({ look }: { look(): void }) {
  const t = useT();
  return (
    <main>
      <Empty title={t("shell.noRoles")} hint={t("shell.noRolesHint")}>
        <Button type="primary" onClick={look}>{t("ui.retry")}</Button>
        <Button onClick={() => void leave()}>{t("shell.signOut")}</Button>
      </Empty>
    </main>
  );
}

function SignOut() {
  const t = useT();
  return <Button block onClick={() => void leave()}>{t("shell.signOut")}</Button>;
}
