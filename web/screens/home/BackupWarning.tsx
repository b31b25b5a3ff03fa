import { backupHealth } from "../../../contract/backups.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { When } from "../../ui/When.tsx";
import { Banner } from "../orders/Banner.tsx";

/** For those who look after the system: the last good backup is too old, or there never was one. */
export function BackupWarning() {
  const t = useT();
  const { data } = useQueryOf(backupHealth, {}, { watches: ["company"] });
  if (!data?.overdue) return null;
  return (
    <Banner tone="bad" title={data.lastGoodAt ? <>{t("system.backupOld")} <When at={data.lastGoodAt} /></> : t("system.backupNever")}>
      <Goto href="/system/backups">{t("system.backups")}</Goto>
    </Banner>
  );
}
