import type { ReactNode } from "react";
import { useT } from "../../i18n/words.ts";
import { usePreferences } from "../preferences.ts";
import { useNarrow } from "../useNarrow.ts";
import { CardList } from "./CardList.tsx";
import type { Column, ColumnLayout, Sort } from "./columns.ts";
import { GridList } from "./GridList.tsx";
import style from "./list.module.css";

export interface ListProps<Row> {
  /** What the list is, for screen readers. */
  label: string;
  rows: readonly Row[];
  rowKey(row: Row): string;
  columns: readonly Column<Row>[];
  /** A person's own order and choice of columns. */
  layout?: ColumnLayout;
  /** How the list is sorted now. */
  sort?: Sort;
  /** How it is sorted when nobody chose. */
  standardSort?: Sort;
  onSort?(sort: Sort | undefined): void;
  /** Keys of the chosen rows; without `onSelect` rows cannot be chosen. */
  selected?: ReadonlySet<string>;
  onSelect?(selected: ReadonlySet<string>): void;
  onOpen?(row: Row): void;
  onPreview?(row: Row): void;
  /** Buttons that appear on the row under the pointer or the keyboard. */
  actions?(row: Row): ReactNode;
  /** The row as a card, for screens under 768 px. */
  card?(row: Row): ReactNode;
  /** Shown instead of rows: why there are none and what to do. */
  empty: ReactNode;
  loading?: boolean;
  /** How many rows there are in all, where more can be loaded. */
  total?: number;
  /** Loads the next rows; absent where all are here. */
  onEnd?: (() => void) | undefined;
}

/**
 * The list of every document: virtual rows, keyboard (J/K or arrows, Space preview, Enter open, X choose, Shift+arrows range,
 * Ctrl+A all), cards on narrow screens. Give it a parent of limited height, or it grows with its rows.
 */
export function VirtualList<Row>(props: ListProps<Row>) {
  const narrow = useNarrow();
  const { density } = usePreferences();
  const { rows, loading, empty, card } = props;
  if (loading && rows.length === 0) return <Skeleton />;
  if (rows.length === 0) return <div className={style.empty}>{empty}</div>;
  return (
    <div className={style.whole}>
      {narrow && card ? <CardList {...props} card={card} /> : <GridList {...props} density={density} />}
      <Footer {...props} />
    </div>
  );
}

function Footer<Row>({ rows, total, selected, loading, onEnd }: ListProps<Row>) {
  const t = useT();
  const all = total ?? (onEnd ? undefined : rows.length);
  const figures = { shown: rows.length.toLocaleString("en"), total: all?.toLocaleString("en") ?? "", count: all ?? 0 };
  return (
    <div className={style.footer} role="status">
      <span>{t(all === undefined ? "ui.moreBelow" : all === rows.length ? "ui.rows" : "ui.shown", figures)}</span>
      {selected && selected.size > 0 && <strong>{t("ui.selected", { selected: selected.size.toLocaleString("en") })}</strong>}
      {loading && <span>{t("ui.loading")}</span>}
    </div>
  );
}

function Skeleton() {
  const t = useT();
  return (
    <div className={style.skeleton} role="status" aria-label={t("ui.loading")}>
      {Array.from({ length: 10 }, (_, index) => <div key={index} />)}
    </div>
  );
}
