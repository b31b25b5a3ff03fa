import { useState } from "react";
import type { importCustomers } from "../../contract/table-import.ts";
import { useT } from "../i18n/words.ts";
import { ActionButton } from "../ui/ActionButton.tsx";
import { ImportDialog } from "./ImportDialog.tsx";

interface Props {
  /** Each kind has an endpoint of its own, all of one form. */
  endpoint: typeof importCustomers;
  disabledReason: string | undefined;
}

/** Reads a table of many at once; what would happen is shown before anything does. */
export function ImportButton({ endpoint, disabledReason }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton disabledReason={disabledReason} onClick={() => setOpen(true)}>{t("registerImports.import")}</ActionButton>
      {open && <ImportDialog endpoint={endpoint} onClose={() => setOpen(false)} />}
    </>
  );
}
