import { useLanguage } from "../../i18n/words.ts";
import { useNow } from "../../ui/setting.ts";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { type EnquiryRow, nextDue } from "./enquiry-words.ts";

/** What must happen next with a wish to order, and by when. */
export function NextDue({ row }: { row: Pick<EnquiryRow, "duties"> }) {
  const language = useLanguage();
  const next = nextDue(row, useNow());
  if (!next?.duty.dueAt) return null;
  return <StatusTag tone={next.over ? "bad" : "moving"}><span>{next.duty.name[language]}</span> <When at={next.duty.dueAt} show="relative" /></StatusTag>;
}
