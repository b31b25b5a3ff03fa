import { countCopies } from "../../../contract/copies.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";

/** How many copies I have not read, beside the name of their list; nothing when there is none. */
export function Unread() {
  const t = useT();
  const { data } = useQueryOf(countCopies, {}, { watches: ["notices"] });
  return data?.unread ? <>{t("copies.count", { count: data.unread })}</> : null;
}
