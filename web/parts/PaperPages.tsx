import { previewPaper } from "../../contract/papers-api.ts";
import { useQueryOf } from "../api/hooks.ts";
import { useLanguage, useT } from "../i18n/words.ts";
import { Problem } from "../ui/Problem.tsx";
import { Section } from "../ui/sheet/Section.tsx";
import { PageSkeleton } from "./PageSkeleton.tsx";
import style from "./page.module.css";

/** A paper's pages, the same as those of its PDF. As pictures, so that nothing in them can run. */
export function PaperPages({ paper: { id, number } }: { paper: { id: string; number: string } }) {
  const t = useT();
  const locale = useLanguage();
  const { data, error } = useQueryOf(previewPaper, { paperId: id, locale });
  if (error) return <Problem error={error} />;
  if (!data) return <PageSkeleton />;
  return (
    <Section flush title={number}>
      {/* The keyboard scrolls what does not fit (WCAG 2.1.1). */}
      <div className={style.pages} role="region" aria-label={t("ui.preview")} tabIndex={0}>
        {data.pages.map((svg, at) => <img key={svg.slice(0, 80) + String(at)} alt={t("shipping.page", { no: at + 1, of: data.pages.length })} src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} />)}
      </div>
    </Section>
  );
}
