import type { ArchiveDifference } from "../../../contract/customers.ts";
import { useT } from "../../i18n/words.ts";

/** What the order's paper says about the customer against what its file says. */
export function Differences({ differences }: { differences: readonly ArchiveDifference[] }) {
  const t = useT();
  return (
    <ul>
      {differences.map(({ field, given, archive }) => (
        <li key={field}>{t("orders.differs", { field: t(`reviews.field_${field}`), given, archive: archive.join(" / ") || "—" })}</li>
      ))}
    </ul>
  );
}
