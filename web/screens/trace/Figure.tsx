import { Money, Quantity } from "../../ui/Money.tsx";
import type { TraceNode } from "./trace-read.tsx";
import { isMoney } from "./trace-words.ts";

/** How much a document is about: goods, or money. */
export function Figure({ node }: { node: TraceNode }) {
  if (!node.quantity) return null;
  return isMoney(node) ? <Money amount={node.quantity} /> : <Quantity value={node.quantity} />;
}
