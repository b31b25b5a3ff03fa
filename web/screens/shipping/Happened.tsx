import { useT } from "../../i18n/words.ts";
import { When } from "../../ui/When.tsx";

/** When a driver did something, and when the house heard of it where his phone had no network. */
export function Happened({ at, heard }: { at: string; heard: string | undefined }) {
  const t = useT();
  return <><When at={at} />{heard !== undefined && <span className="soft"> · {t("shipping.heardLater")} <When at={heard} show="absolute" /></span>}</>;
}
