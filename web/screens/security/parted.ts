import { readSeparation } from "../../../contract/separation.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useMay } from "../../parts/session.ts";

/** Whether the company's administration is parted among three; no for who may not know, and may do nothing that asks it. */
export function useParted(): boolean {
  const may = useMay();
  const { data } = useQueryOf(readSeparation, {}, { watches: ["company"], enabled: may("people.see") });
  return Boolean(data?.since);
}
