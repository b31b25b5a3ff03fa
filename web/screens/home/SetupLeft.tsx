import { setupProgress } from "../../../contract/views.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";

/** What a new company still needs, for whoever sets it up; nothing once it is complete. */
export function SetupLeft() {
  const t = useT();
  const { data } = useQueryOf(setupProgress, {});
  const left = data?.steps.filter(({ done }) => !done) ?? [];
  if (!data || !left.length) return null;
  return (
    <Section title={t("setup.title")} beside={<StatusTag tone="moving">{t("setup.left", { count: left.length })}</StatusTag>}>
      <ul style={{ margin: "0 0 8px", paddingInlineStart: 18 }}>{left.map(({ key }) => <li key={key}>{t(`setup.step_${key}`)}</li>)}</ul>
      <Goto href="/setup">{t("setup.goOn")} →</Goto>
    </Section>
  );
}
