import { useState } from "react";
import { downloadPdf, listPapers, printPaper } from "../../../contract/papers-api.ts";
import { type BatchOutcome, sendEach } from "../../api/batch.ts";
import { call, newKey } from "../../api/client.ts";
import { download } from "../../api/download.ts";
import { ProblemError } from "../../api/problem.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { BatchResult } from "../../parts/BatchResult.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { saveAs } from "../../ui/save-as.ts";
import type { Row } from "./order-columns.tsx";
import { paperToPrint } from "./paper-to-print.ts";

/** So many orders are printed at once at most. */
export const mostPrinted = 50;

/** Opens a PDF beside the page, where the browser's own button prints it; kept as a file where no window may open. */
function show(name: string, pdf: Blob): void {
  const url = URL.createObjectURL(pdf);
  if (!window.open(url, "_blank")) saveAs(name, pdf);
  setTimeout(() => URL.revokeObjectURL(url), 600_000);
}

/** Prints the usual paper of each chosen order as one PDF, in the list's order. Each print is counted, and from the second on it carries its mark (补打); an order without a paper is told and left out. */
export function usePrinting(orders: readonly Row[]) {
  const t = useT();
  const may = useMay();
  const locale = useLanguage();
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<BatchOutcome<Row>>();
  const print = async () => {
    setPending(true);
    const sheets = new Map<string, Uint8Array>();
    const fetched = async ({ id }: Row): Promise<unknown> => {
      try {
        const paperId = paperToPrint(await call(listPapers, { kind: "order", id }));
        if (!paperId) return new ProblemError({ type: "about:blank", title: t("orders.noPapers"), status: 404, code: "noPapers" });
        const { print: no } = await call(printPaper, { paperId, locale }, { key: newKey() });
        const { content } = await download(downloadPdf, { paperId, locale, print: no });
        return void sheets.set(id, new Uint8Array(await content.arrayBuffer()));
      } catch (error) {
        return error;
      }
    };
    const result = await sendEach(orders, fetched);
    const { joinPdfs } = await import("../../ui/join-pdfs.ts");
    const inOrder = orders.flatMap(({ id }) => sheets.get(id) ?? []);
    if (inOrder.length) show(`${t("orders.printName")}.pdf`, new Blob([await joinPdfs(inOrder)], { type: "application/pdf" }));
    setOutcome(result.failed.length ? result : undefined);
    setPending(false);
  };
  const whyNot = !may("papers.see") || !may("papers.print") ? t("orders.noPermission") : orders.length > mostPrinted ? t("orders.printMost", { most: mostPrinted }) : undefined;
  return {
    button: <ActionButton size="small" loading={pending} disabledReason={whyNot} onClick={() => void print()}>{t("orders.batchPrint", { count: orders.length })}</ActionButton>,
    rest: <BatchResult outcome={outcome} nameOf={({ number }) => number} onClose={() => setOutcome(undefined)} />,
  };
}
