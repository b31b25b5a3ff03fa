import { setupProgress } from "../../../contract/views.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { ChoosePolicy } from "./ChoosePolicy.tsx";
import { Holidays } from "./Holidays.tsx";
import { Numbering } from "./Numbering.tsx";
import { Shifts } from "./Shifts.tsx";

export type Progress = Answer<typeof setupProgress>;
type Step = Progress["steps"][number]["key"];

/** Where each step is done; the policy and its numbers are chosen right here. */
const places: Partial<Record<Step, readonly { href: string; label: string }[]>> = {
  company: [{ href: "/company", label: "people.company" }, { href: "/warehouses", label: "stock.warehouses" }],
  people: [{ href: "/company", label: "people.departments" }, { href: "/people", label: "people.title" }],
  policy: [{ href: "/policies", label: "policies.title" }],
  books: [{ href: "/takeover", label: "takeover.title" }],
};

/** 首次设置: what a new company still needs, in the order in which it is best done. Every step is done by its own commands; what is done is seen from the facts. */
export function SetupRead() {
  const t = useT();
  const { data, error, refetch } = useQueryOf(setupProgress, {});
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const left = data.steps.filter(({ done }) => !done).length;
  return (
    <>
      <PageTitle title={t("setup.title")} beside={left ? <StatusTag tone="moving">{t("setup.left", { count: left })}</StatusTag> : <StatusTag tone="good">{t("setup.complete")}</StatusTag>} />
      <p className="soft">{t("setup.hint")}</p>
      {data.steps.map(({ key, done }, i) => (
        <Section key={key} title={`${String(i + 1)}. ${t(`setup.step_${key}`)}`} beside={done ? <StatusTag tone="good">{t("setup.done")}</StatusTag> : <StatusTag tone="idle">{t("setup.open")}</StatusTag>}>
          <p style={{ marginBottom: 8 }}>{t(`setup.about_${key}`)} <span className="soft">{factOf(key, data.facts, t)}</span></p>
          {key === "calendar" && <><Shifts /><Holidays /></>}
          {key === "policy" && <ChoosePolicy />}
          {key === "numbering" && <Numbering />}
          {places[key] && <p style={{ display: "flex", flexWrap: "wrap", gap: 16, margin: 0 }}>{places[key].map(({ href, label }) => <Goto key={href} href={href}>{t(label)} →</Goto>)}</p>}
        </Section>
      ))}
    </>
  );
}

function factOf(key: Step, facts: Progress["facts"], t: ReturnType<typeof useT>): string {
  if (key === "company") return t("setup.fact_company", { ledgers: facts.ledgers });
  if (key === "people") return t("setup.fact_people", { departments: facts.departments, people: facts.people, invited: facts.invited });
  if (key === "calendar") return t(facts.calendarBy ? "setup.fact_calendarOwn" : "setup.fact_calendar");
  if (key === "policy") return t("setup.fact_policy", { approved: facts.approvedPolicies });
  return key === "books" ? t(`setup.fact_books_${facts.books}`) : "";
}
