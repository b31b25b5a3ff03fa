import { useT } from "../../i18n/words.ts";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { When } from "../../ui/When.tsx";
import type { Kept } from "./use-entry.ts";

interface Props {
  title: string;
  kept?: Kept;
  busy: boolean;
  /** Why nothing can be saved. */
  disabledReason?: string | undefined;
  onSave(andSubmit: boolean): void;
}

/** What is being entered, whether it is kept, and the two ways of being done with it. */
export function EntryTitle({ title, kept, busy, disabledReason, onSave }: Props) {
  const t = useT();
  const may = useMay();
  const save = t("orders.save");
  const reason = disabledReason ?? (may("orders.enter") ? undefined : t("orders.noPermission"));
  return (
    <PageTitle title={title} beside={kept && <span className="soft" role="status"><KeptState kept={kept} /></span>}>
      <ActionButton shortcut="ctrl+s" loading={busy} disabledReason={reason} onClick={() => onSave(false)}>{save}</ActionButton>
      <ActionButton type="primary" shortcut="ctrl+enter" loading={busy} disabledReason={reason ?? (may("orders.submit") ? undefined : t("orders.noPermission"))} onClick={() => onSave(true)}>{t("orders.saveAndSubmit")}</ActionButton>
    </PageTitle>
  );
}

function KeptState({ kept: { state, at } }: { kept: Kept }) {
  const t = useT();
  if (state === "blank") return null;
  if (state === "offline") return t("orders.keptHere");
  return <>{t("orders.keptDraft")} {at && <When at={at} show="absolute" />}</>;
}
