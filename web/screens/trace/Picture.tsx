import "@xyflow/react/dist/style.css";
import { Background, Controls, type Edge, Handle, MarkerType, type Node, type NodeProps, Position, ReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useDark } from "../../ui/preferences.ts";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { Figure } from "./Figure.tsx";
import { latePath, placed } from "./layout.ts";
import type { Trace, TraceNode } from "./trace-read.tsx";
import { stateName, titleOf } from "./trace-words.ts";
import style from "./trace.module.css";

const width = 230;
const height = 128;

type Box = Node<{ node: TraceNode; reached: boolean }, "document">;
const kinds = { document: DocumentBox };

/** The documents as boxes with arrows; what is late, and what follows from it, stands out by border and icon. */
export default function Picture({ trace: { nodes, edges } }: { trace: Trace }) {
  const t = useT();
  const dark = useDark();
  const { boxes, arrows } = useMemo(() => drawn({ nodes, edges }), [nodes, edges]);
  return (
    <ReactFlow
      nodes={boxes}
      edges={arrows}
      nodeTypes={kinds}
      colorMode={dark ? "dark" : "light"}
      fitView
      fitViewOptions={{ maxZoom: 1, padding: 0.08 }}
      minZoom={0.2}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      preventScrolling={false}
      zoomOnScroll={false}
      aria-label={t("trace.picture")}
    >
      <Background />
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}

function drawn({ nodes, edges }: Pick<Trace, "nodes" | "edges">): { boxes: Box[]; arrows: Edge[] } {
  const spots = placed(nodes.map(({ key }) => key), edges);
  const reached = latePath(nodes, edges);
  const boxes = nodes.map((node): Box => {
    const { column, row } = spots.get(node.key) ?? { column: 0, row: 0 };
    return { id: node.key, type: "document", position: { x: column * (width + 70), y: row * (height + 24) }, data: { node, reached: reached.has(node.key) } };
  });
  const arrows = edges.map(({ from, to }): Edge => {
    const late = reached.has(from) && reached.has(to);
    return { id: `${from} ${to}`, source: from, target: to, markerEnd: { type: MarkerType.ArrowClosed }, ...(late && { style: { stroke: "var(--bad)", strokeWidth: 2 } }) };
  });
  return { boxes, arrows };
}

function DocumentBox({ data: { node, reached } }: NodeProps<Box>) {
  const t = useT();
  const { kind, date, late, href } = node;
  return (
    <div className={style.box} data-late={late || undefined} data-reached={reached || undefined} style={{ width, minHeight: height }}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <span className="soft">{t(`trace.kind_${kind}`)}</span>
      <strong>{href ? <Goto href={href} className="nodrag">{titleOf(node, t)}</Goto> : titleOf(node, t)}</strong>
      <span>{stateName(node, t)}</span>
      <span className={style.line}>
        <Figure node={node} />
        {date && <When at={date} show="absolute" />}
        {late && <StatusTag tone="bad">{t("trace.late")}</StatusTag>}
      </span>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}
