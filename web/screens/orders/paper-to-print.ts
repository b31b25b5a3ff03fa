import type { listPapers } from "../../../contract/papers-api.ts";
import type { Answer } from "../../api/client.ts";

type Paper = Answer<typeof listPapers>[number];

/** The paper that somebody most likely wants of an order: what the customer confirms, before it is made the newest; never one that a later version replaced. */
export function paperToPrint(papers: readonly Pick<Paper, "id" | "kind" | "superseded" | "madeAt">[]): string | undefined {
  const valid = papers.filter(({ superseded }) => !superseded).toSorted((a, b) => b.madeAt.localeCompare(a.madeAt));
  return (valid.find(({ kind }) => kind === "orderConfirmation") ?? valid[0])?.id;
}
