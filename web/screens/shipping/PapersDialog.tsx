import { Modal } from "antd";
import { useState } from "react";
import { paperKinds } from "../../../contract/papers.ts";
import { listPapers, previewPaper, printPaper } from "../../../contract/papers-api.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { When } from "../../ui/When.tsx";
import type { DialogProps } from "./dialog-props.ts";
import style from "./shipping.module.css";

type Paper = Answer<typeof listPapers>[number];

/** The delivery's papers: look at the pages, print (from the second time on with its mark). */
export function PapersDialog({ delivery, onClose }: DialogProps) {
  const t = useT();
  const may = useMay();
  const language = useLanguage();
  const { data, error } = useQueryOf(listPapers, { kind: "order", id: delivery.orderId }, { watches: [`delivery:${delivery.id}`, `order:${delivery.orderId}`] });
  const [shown, setShown] = useState<Paper>();
  const print = useCommand(printPaper);
  // Papers lie with their order; those of one delivery name it as their part.
  const latest = data?.filter(({ superseded, part }) => !superseded && part === delivery.id) ?? [];
  const send = async ({ id }: Paper) => {
    const done = await print.run({ paperId: id, locale: language }).catch(() => undefined);
    if (done) window.open(`/api/v1/papers/${id}/pdf?locale=${language}&print=${done.print}`, "_blank", "noopener");
  };
  return (
    <Modal open onCancel={onClose} footer={null} width={900} title={t("shipping.papersOf", { number: delivery.number })}>
      <div className={sheet.stack}>
        {(error ?? print.error) && <Problem error={error ?? print.error} />}
        {!data && !error && <PageSkeleton />}
        {data && (
          <Table
            label={t("shipping.act_print")} rows={latest} rowKey={({ id }) => id} empty={t("shipping.noPapers")}
            columns={[
              { key: "kind", title: t("shipping.paper"), render: ({ kind, number }) => `${paperKinds[kind].name[language]} ${number}` },
              { key: "made", title: t("shipping.madeAt"), render: ({ madeAt, madeByName }) => <><When at={madeAt} show="absolute" /> {madeByName}</> },
              { key: "prints", title: t("shipping.prints"), align: "end", render: ({ prints }) => prints },
              { key: "act", title: t("ui.actions"), render: (paper) => (
                <span className={sheet.filters}>
                  <ActionButton size="small" onClick={() => setShown(paper)}>{t("ui.preview")}</ActionButton>
                  <ActionButton size="small" type="primary" loading={print.pending} disabledReason={may("papers.print") ? undefined : t("shipping.only_print")} onClick={() => void send(paper)}>{t("shipping.print")}</ActionButton>
                </span>
              ) },
            ]}
          />
        )}
        {shown && <Pages paper={shown} />}
      </div>
    </Modal>
  );
}

/** The same pages as the PDF. As pictures, so that nothing in them can run. */
function Pages({ paper }: { paper: Paper }) {
  const t = useT();
  const locale = useLanguage();
  const { data, error } = useQueryOf(previewPaper, { paperId: paper.id, locale });
  if (error) return <Problem error={error} />;
  if (!data) return <PageSkeleton />;
  return (
    <Section flush title={paper.number}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls what does not fit (WCAG 2.1.1) */}
      <div className={style.pages} role="region" aria-label={t("ui.preview")} tabIndex={0}>
        {data.pages.map((svg, at) => <img key={svg.slice(0, 80) + String(at)} alt={t("shipping.page", { no: at + 1, of: data.pages.length })} src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} />)}
      </div>
    </Section>
  );
}
