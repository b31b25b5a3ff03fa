import { paperKinds } from "../../../contract/papers.ts";
import { listPapers } from "../../../contract/papers-api.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import type { Order } from "./order-actions.ts";
import { OrderFileButton } from "./OrderFileButton.tsx";
import style from "./orders.module.css";

/** The papers that were made of the order, every version. */
export function PapersTab({ order }: { order: Order }) {
  const t = useT();
  const language = useLanguage();
  const { data, error, refetch } = useQueryOf(listPapers, { kind: "order", id: order.id }, { watches: [`order:${order.id}`, "paper"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <div className={style.stack}>
      <div><OrderFileButton orderId={order.id} /></div>
      <Table
        label={t("orders.tab_papers")} rows={data} rowKey={({ id }) => id} empty={t("orders.noPapers")}
        columns={[
          { key: "kind", title: t("orders.paper"), render: ({ kind }) => paperKinds[kind].name[language] },
          { key: "number", title: t("orders.number"), render: ({ number }) => <span className="figure">{number}</span> },
          { key: "version", title: t("reviews.version"), render: ({ version, superseded }) => <>{version} {superseded && <StatusTag tone="idle">{t("orders.superseded")}</StatusTag>}</> },
          { key: "made", title: t("orders.madeAt"), render: ({ madeAt, madeByName }) => <><When at={madeAt} show="absolute" /> {madeByName}</> },
          { key: "signatures", title: t("orders.signatures"), align: "end", render: ({ signatures }) => signatures },
          { key: "open", title: "PDF", render: ({ id, number }) => <a href={`/api/v1/papers/${id}/pdf?locale=${language}`} target="_blank" rel="noreferrer" aria-label={t("orders.openPdf", { number })}>PDF</a> },
        ]}
      />
    </div>
  );
}
