import { Modal } from "antd";
import { useState } from "react";
import { paperKinds } from "../../contract/papers.ts";
import { listPapers, previewPaper, printPaper } from "../../contract/papers-api.ts";
import type { Answer } from "../api/client.ts";
import { useCommand, useQueryOf } from "../api/hooks.ts";
import { useLanguage, useT } from "../i18n/words.ts";
import { ActionButton } from "../ui/ActionButton.tsx";
import { Problem } from "../ui/Problem.tsx";
import { Section } from "../ui/sheet/Section.tsx";
import sheet from "../ui/sheet/sheet.module.css";
import { Table, type TableColumn } from "../ui/sheet/Table.tsx";
import { useNarrow } from "../ui/useNarrow.ts";
import { When } from "../ui/When.tsx";
import { PageSkeleton } from "./PageSkeleton.tsx";
import style from "./page.module.css";
import { useMay } from "./session.ts";

type Paper = Answer<typeof listPapers>[number];

interface Props {
  /** Of the document whose papers they are. */
  number: string;
  /** Papers lie with their order; those of one document name it as their part. */
  orderId: string;
  part: string;
  watches: readonly string[];
  empty: string;
  onClose(): void;
}

/** The papers of one document of an order (a delivery, a return, a credit note): look at the pages, print (from the second time on with its mark). */
export function PartPapers({ number, orderId, part, watches, empty, onClose }: Props) {
  const t = useT();
  const may = useMay();
  const language = useLanguage();
  const { data, error } = useQueryOf(listPapers, { kind: "order", id: orderId }, { watches: [...watches, `order:${orderId}`, "paper"] });
  // On a phone what may be done comes before what need not be read.
  const narrow = useNarrow();
  const [shown, setShown] = useState<Paper>();
  const print = useCommand(printPaper);
  const latest = data?.filter((paper) => !paper.superseded && paper.part === part) ?? [];
  const send = async ({ id }: Paper) => {
    const done = await print.run({ paperId: id, locale: language }).catch(() => undefined);
    if (done) window.open(`/api/v1/papers/${id}/pdf?locale=${language}&print=${done.print}`, "_blank", "noopener");
  };
  const kind: TableColumn<Paper> = { key: "kind", title: t("shipping.paper"), render: ({ kind: of, number: on, version }) => `${paperKinds[of].name[language]} ${on} V${version}` };
  const made: TableColumn<Paper> = { key: "made", title: t("shipping.madeAt"), render: ({ madeAt, madeByName }) => <><When at={madeAt} show="absolute" /> {madeByName}</> };
  const prints: TableColumn<Paper> = { key: "prints", title: t("shipping.prints"), align: "end", render: (paper) => paper.prints };
  const acts: TableColumn<Paper> = { key: "act", title: t("ui.actions"), render: (paper) => (
    <span className={sheet.filters}>
      <ActionButton size="small" onClick={() => setShown(paper)}>{t("ui.preview")}</ActionButton>
      <ActionButton size="small" type="primary" loading={print.pending} disabledReason={may("papers.print") ? undefined : t("shipping.only_print")} onClick={() => void send(paper)}>{t("shipping.print")}</ActionButton>
      <a href={`/api/v1/papers/${paper.id}/pdf?locale=${language}`} target="_blank" rel="noreferrer" aria-label={t("orders.openPdf", { number: paper.number })}>PDF</a>
    </span>
  ) };
  return (
    <Modal open onCancel={onClose} footer={null} width={900} title={t("shipping.papersOf", { number })}>
      <div className={sheet.stack}>
        {(error ?? print.error) && <Problem error={error ?? print.error} />}
        {!data && !error && <PageSkeleton />}
        {data && (
          <Table
            label={t("shipping.act_print")} rows={latest} rowKey={({ id }) => id} empty={empty}
            columns={narrow ? [kind, acts, made, prints] : [kind, made, prints, acts]}
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
      {/* The keyboard scrolls what does not fit (WCAG 2.1.1). */}
      <div className={style.pages} role="region" aria-label={t("ui.preview")} tabIndex={0}>
        {data.pages.map((svg, at) => <img key={svg.slice(0, 80) + String(at)} alt={t("shipping.page", { no: at + 1, of: data.pages.length })} src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} />)}
      </div>
    </Section>
  );
}

/** The button that opens them. */
export function PartPapersButton({ small = false, ...papers }: Omit<Props, "onClose" | "empty"> & { small?: boolean }) {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton size={small ? "small" : "middle"} disabledReason={may("papers.see") ? undefined : t("shipping.only_papers")} onClick={() => setOpen(true)}>{t("shipping.paper")}</ActionButton>
      {open && <PartPapers {...papers} empty={t("shipping.noPapersHere")} onClose={() => setOpen(false)} />}
    </>
  );
}
