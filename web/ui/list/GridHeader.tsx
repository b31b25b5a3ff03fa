import { useT } from "../../i18n/words.ts";
import { type Column, nextSort } from "./columns.ts";
import style from "./list.module.css";
import type { ListProps } from "./VirtualList.tsx";

export function GridHeader<Row>(props: ListProps<Row> & { columns: readonly Column<Row>[] }) {
  const { columns, rows, rowKey, selected, onSelect, actions } = props;
  const t = useT();
  const all = rows.length > 0 && selected?.size === rows.length;
  return (
    <div role="rowgroup" className={style.head}>
      <div role="row" aria-rowindex={1} className={style.headRow}>
        {onSelect && (
          <div role="columnheader" className={style.check}>
            <input
              type="checkbox"
              aria-label={t("ui.selectAll")}
              checked={all}
              ref={(box) => {
                if (box) box.indeterminate = !all && (selected?.size ?? 0) > 0;
              }}
              onChange={() => onSelect(all ? new Set() : new Set(rows.map(rowKey)))}
            />
          </div>
        )}
        {columns.map((column) => <Title key={column.key} column={column} {...props} />)}
        {actions && <div role="columnheader" className="unseen">{t("ui.actions")}</div>}
      </div>
    </div>
  );
}

function Title<Row>({ column, sort, standardSort, onSort }: Pick<ListProps<Row>, "sort" | "standardSort" | "onSort"> & { column: Column<Row> }) {
  const direction = sort?.key === column.key ? sort.direction : undefined;
  const sortable = column.sort && onSort;
  return (
    <div role="columnheader" className={style.title} data-align={column.align} aria-sort={sortable ? (direction ?? "none") : undefined}>
      {sortable ? (
        <button type="button" onClick={() => onSort(nextSort({ sort, standardSort }, column))}>
          {column.title}
          <span aria-hidden className={style.arrow}>{direction ? (direction === "ascending" ? "▲" : "▼") : "▽"}</span>
        </button>
      ) : (
        column.title
      )}
    </div>
  );
}
