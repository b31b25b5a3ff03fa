import { useT } from "../../i18n/words.ts";
import { useNarrow } from "../useNarrow.ts";
import { type Column, type Sort, sortWord, waysToSort } from "./columns.ts";
import style from "./list.module.css";

interface Props {
  columns: readonly Pick<Column<never>, "key" | "title" | "sort">[];
  sort: Sort;
  standardSort: Sort;
  onSort(sort: Sort | undefined): void;
}

/** What the heads of columns do on a desk, for cards, which have none: every column that sorts, both ways. */
export function SortChoice({ columns, sort, standardSort, onSort }: Props) {
  const t = useT();
  if (!useNarrow()) return null;
  const ways = waysToSort(columns);
  const choose = (word: string) => onSort(word === sortWord(standardSort) ? undefined : ways.find((way) => sortWord(way) === word));
  return (
    <label className={style.sort}>
      <span>{t("ui.sort")}</span>
      <select value={sortWord(sort)} onChange={({ target }) => choose(target.value)}>
        {ways.map((way) => <option key={sortWord(way)} value={sortWord(way)}>{t(`ui.sort_${way.direction}`, { title: way.title })}</option>)}
      </select>
    </label>
  );
}
