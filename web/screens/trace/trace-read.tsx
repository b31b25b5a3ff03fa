import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { trace } from "../../../contract/views.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { Figure } from "./Figure.tsx";
import style from "./trace.module.css";
import { stateName, titleOf } from "./trace-words.ts";

// The drawing library is 66 kB; the table says the same before it is there.
const Picture = lazy(() => import("./Picture.tsx"));

export type Trace = Answer<typeof trace>;
export type TraceNode = Trace["nodes"][number];

/** All documents of an order and how one led to another: a picture, and the same facts as a table. */
export function TraceRead() {
  const t = useT();
  const { orderId = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQueryOf(trace, { orderId }, { watches: [`order:${orderId}`, "run", "delivery", "invoice", "receipt", "case"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const late = data.nodes.filter((node) => node.late).length;
  const number = data.nodes.find(({ kind }) => kind === "order")?.title;
  const figures = (
    <>
      <span className="soft">{t("trace.documents", { count: data.nodes.length })}</span>
      {late > 0 && <StatusTag tone="bad">{t("trace.lateCount", { count: late })}</StatusTag>}
    </>
  );
  return (
    <>
      <PageTitle title={number ? t("trace.titleOf", { number }) : t("trace.title")} beside={figures}><Goto href={`/orders/${orderId}`}>{t("trace.order")}</Goto></PageTitle>
      {data.nodes.length === 0 ? <Empty title={t("trace.none")} /> : (
        <>
          <Section flush title={t("trace.picture")} beside={<span className="soft">{t("trace.pictureHint")}</span>}>
            <div className={style.picture}><Suspense fallback={<PageSkeleton />}><Picture trace={data} /></Suspense></div>
          </Section>
          <Documents trace={data} />
        </>
      )}
    </>
  );
}

function Documents({ trace: { nodes, edges } }: { trace: Trace }) {
  const t = useT();
  const sources = (key: string) => edges.filter(({ to }) => to === key).map(({ from }) => nodes.find((node) => node.key === from)?.title).filter(Boolean);
  return (
    <Section flush title={t("trace.table")}>
      <Table
        label={t("trace.table")}
        rows={nodes}
        rowKey={({ key }) => key}
        empty={t("trace.none")}
        columns={[
          { key: "kind", title: t("trace.kind"), render: ({ kind }) => t(`trace.kind_${kind}`) },
          { key: "title", title: t("trace.document"), render: (node) => (node.href ? <Goto href={node.href}>{titleOf(node, t)}</Goto> : titleOf(node, t)) },
          { key: "state", title: t("trace.state"), render: (node) => stateName(node, t) },
          { key: "quantity", title: t("trace.quantity"), align: "end", render: (node) => (node.quantity ? <Figure node={node} /> : "—") },
          { key: "date", title: t("trace.date"), render: ({ date }) => (date ? <When at={date} /> : "—") },
          { key: "late", title: t("trace.late"), render: (node) => <StatusTag tone={node.late ? "bad" : "good"}>{t(node.late ? "trace.late" : "trace.onTime")}</StatusTag> },
          { key: "from", title: t("trace.from"), render: ({ key }) => sources(key).join(t("people.listComma")) || "—" },
        ]}
      />
    </Section>
  );
}
