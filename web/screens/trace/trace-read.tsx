import { useParams } from "@tanstack/react-router";
import { Select } from "antd";
import { lazy, Suspense } from "react";
import { trace } from "../../../contract/views.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { Figure } from "./Figure.tsx";
import { latePath } from "./layout.ts";
import style from "./trace.module.css";
import { stateName, titleOf } from "./trace-words.ts";

// The drawing library is 66 kB; the table says the same before it is there.
const Picture = lazy(() => import("./Picture.tsx"));

const tones = { late: "bad", reached: "warn", onTime: "good" } as const;

export type Trace = Answer<typeof trace>;
export type TraceNode = Trace["nodes"][number];

/** All documents of an order, or of one line of it, and how one led to another: a picture, and the same facts as a table. */
export function TraceRead() {
  const t = useT();
  const { orderId = "" } = useParams({ strict: false });
  const { filter, choose } = useFilter();
  const { data, error, refetch } = useQueryOf(trace, { orderId, lineId: filter["line"] }, { watches: [`order:${orderId}`, "run", "delivery", "invoice", "receipt", "case"], keep: true });
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
      <Lines lines={data.lines} chosen={filter["line"]} onChoose={(line) => choose({ line })} />
      {data.nodes.length === 0 ? <Empty title={t("trace.none")} /> : (
        <>
          <Section flush title={t("trace.picture")} beside={<span className="soft">{t("trace.pictureHint")}</span>}>
            <div className={style.picture}><Suspense fallback={<PageSkeleton />}><Picture key={filter["line"]} trace={data} /></Suspense></div>
          </Section>
          <Documents trace={data} />
        </>
      )}
    </>
  );
}

const lineName = ({ lineNo, name, spec, quantity, unit }: Trace["lines"][number], t: Translate): string => t("trace.lineOf", { no: lineNo, name: [name, spec].filter(Boolean).join(" "), quantity, unit });

/** Which line is looked at; an order of one line has nothing to choose. */
function Lines({ lines, chosen, onChoose }: { lines: Trace["lines"]; chosen: string | undefined; onChoose(line: string | undefined): void }) {
  const t = useT();
  if (lines.length < 2 && chosen === undefined) return null;
  const options = [{ value: "", label: t("trace.wholeOrder") }, ...lines.map((line) => ({ value: line.id, label: lineName(line, t) }))];
  return (
    <div className={sheet.filters}>
      <Select aria-label={t("trace.line")} className={style.lines} value={chosen ?? ""} options={options} onChange={(line) => onChoose(line || undefined)} showSearch={lines.length > 7 ? { optionFilterProp: "label" } : false} />
      {chosen && <span className="soft">{t("trace.lineHint")}</span>}
    </div>
  );
}

function Documents({ trace: { nodes, edges } }: { trace: Trace }) {
  const t = useT();
  const reached = latePath(nodes, edges);
  const lateness = ({ key, late }: TraceNode) => (late ? "late" : reached.has(key) ? "reached" : "onTime");
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
          { key: "late", title: t("trace.late"), render: (node) => <StatusTag tone={tones[lateness(node)]}>{t(`trace.${lateness(node)}`)}</StatusTag> },
          { key: "from", title: t("trace.from"), render: ({ key }) => sources(key).join(t("people.listComma")) || "—" },
        ]}
      />
    </Section>
  );
}
