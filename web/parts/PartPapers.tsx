import { type ReactNode, useState } from "react";
import { paperKinds } from "../../contract/papers.ts";
import { listPapers } from "../../contract/papers-api.ts";
import type { Answer } from "../api/client.ts";
import { useQueryOf } from "../api/hooks.ts";
import { useLanguage, useT } from "../i18n/words.ts";
import { ActionButton } from "../ui/ActionButton.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Problem } from "../ui/Problem.tsx";
import sheet from "../ui/sheet/sheet.module.css";
import { Table, type TableColumn } from "../ui/sheet/Table.tsx";
import { When } from "../ui/When.tsx";
import { PageSkeleton } from "./PageSkeleton.tsx";
import { PaperPages } from "./PaperPages.tsx";
import { PdfLinks } from "./PdfLinks.tsx";
import { useMay } from "./session.ts";
import { usePrint } from "./use-print.ts";

type Paper = Answer<typeof listPapers>[number];

interface Props {
  /** Of the document whose papers they are. */
  number: string;
  /** Papers lie with their order; those of one document name it as their part. */
  orderId: string;
  part: string;
  watches: readonly string[];
  empty: string;
  /** What can be done about papers that are not there yet. */
  actions?: ReactNode;
  onClose(): void;
}

/** The papers of one document of an order (a delivery, a return, a credit note): look at the pages, print (from the second time on with its mark). */
export function PartPapers({ number, orderId, part, watches, empty, actions, onClose }: Props) {
  const t = useT();
  const language = useLanguage();
  const { data, error } = useQueryOf(listPapers, { kind: "order", id: orderId }, { watches: [...watches, `order:${orderId}`, "paper"] });
  const [shown, setShown] = useState<Paper>();
  const { print, ...printing } = usePrint();
  const latest = data?.filter((paper) => !paper.superseded && paper.part === part) ?? [];
  const columns: TableColumn<Paper>[] = [
    { key: "kind", title: t("shipping.paper"), render: ({ kind: of, number: on, version }) => `${paperKinds[of].name[language]} ${on} V${version}` },
    { key: "made", title: t("shipping.madeAt"), render: ({ madeAt, madeByName }) => <><When at={madeAt} show="absolute" /> {madeByName}</> },
    { key: "prints", title: t("shipping.prints"), align: "end", render: (paper) => paper.prints },
    {
      key: "act", title: t("ui.actions"),
      render: (paper) => (
        <span className={sheet.filters}>
          <ActionButton size="small" onClick={() => setShown(paper)}>{t("ui.preview")}</ActionButton>
          <ActionButton size="small" type="primary" loading={printing.pending} disabledReason={printing.disabledReason} onClick={() => void print(paper.id).catch(() => undefined)}>{t("shipping.print")}</ActionButton>
          <PdfLinks paper={paper} />
        </span>
      ),
    },
  ];
  return (
    <Dialog onClose={onClose} width={900} title={t("shipping.papersOf", { number })}>
      <div className={sheet.stack}>
        {(error ?? printing.error) && <Problem error={error ?? printing.error} />}
        {actions}
        {!data && !error && <PageSkeleton />}
        {data && <Table label={t("shipping.act_print")} rows={latest} rowKey={({ id }) => id} empty={empty} columns={columns} />}
        {shown && <PaperPages paper={shown} />}
      </div>
    </Dialog>
  );
}

/** The button that opens them. */
export function PartPapersButton({ small = false, ...papers }: Omit<Props, "onClose" | "empty"> & { small?: boolean }) {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton size={small ? "small" : "middle"} {...(!small && { shortcut: "ctrl+p" })} disabledReason={may("papers.see") ? undefined : t("shipping.only_papers")} onClick={() => setOpen(true)}>{t("shipping.paper")}</ActionButton>
      {open && <PartPapers {...papers} empty={t("shipping.noPapersHere")} onClose={() => setOpen(false)} />}
    </>
  );
}
