import { useState } from "react";
import { paperKinds } from "../../../contract/papers.ts";
import { listPapers } from "../../../contract/papers-api.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PaperPages } from "../../parts/PaperPages.tsx";
import { PdfLinks } from "../../parts/PdfLinks.tsx";
import { usePrint } from "../../parts/use-print.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Table, type TableColumn } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import type { Order } from "./order-actions.ts";
import { OrderFileButton } from "./OrderFileButton.tsx";
import style from "./orders.module.css";

type Paper = Answer<typeof listPapers>[number];

/** The papers that were made of the order, every version: looked at, printed, taken along as PDF. */
export function PapersTab({ order }: { order: Order }) {
  const t = useT();
  const language = useLanguage();
  const { data, error, refetch } = useQueryOf(listPapers, { kind: "order", id: order.id }, { watches: [`order:${order.id}`, "paper"] });
  const { print, ...printing } = usePrint();
  const [shown, setShown] = useState<Paper>();
  const columns: TableColumn<Paper>[] = [
    { key: "kind", title: t("orders.paper"), render: (paper) => paperKinds[paper.kind].name[language] },
    { key: "number", title: t("orders.number"), render: ({ number }) => <span className="figure">{number}</span> },
    { key: "version", title: t("reviews.version"), render: ({ version, superseded }) => <>{version} {superseded && <StatusTag tone="idle">{t("orders.superseded")}</StatusTag>}</> },
    { key: "made", title: t("orders.madeAt"), render: ({ madeAt, madeByName }) => <><When at={madeAt} show="absolute" /> {madeByName}</> },
    { key: "signatures", title: t("orders.signatures"), align: "end", render: ({ signatures }) => signatures },
    { key: "prints", title: t("shipping.prints"), align: "end", render: ({ prints }) => prints },
    {
      key: "acts", title: t("ui.actions"),
      render: (paper) => (
        <span className="nowrap">
          <ActionButton size="small" onClick={() => setShown(paper)}>{t("ui.preview")}</ActionButton>{" "}
          <ActionButton size="small" loading={printing.pending} disabledReason={printing.disabledReason} onClick={() => void print(paper.id).catch(() => undefined)}>{t("shipping.print")}</ActionButton>
        </span>
      ),
    },
    { key: "pdf", title: "PDF", render: (paper) => <span className="nowrap"><PdfLinks paper={paper} /></span> },
  ];
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <div className={style.stack}>
      <div><OrderFileButton orderId={order.id} /></div>
      {printing.error && <Problem error={printing.error} />}
      <Table label={t("orders.tab_papers")} rows={data} rowKey={({ id }) => id} empty={t("orders.noPapers")} columns={columns} />
      {shown && <Dialog onClose={() => setShown(undefined)} width={900} title={paperKinds[shown.kind].name[language]}><PaperPages paper={shown} /></Dialog>}
    </div>
  );
}
