import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import style from "./list.module.css";
import type { ListProps } from "./VirtualList.tsx";

/** Cards that scroll with the page, as people expect on a phone. */
export function CardList<Row>({ rows, rowKey, card, label, onEnd }: ListProps<Row> & { card(row: Row): ReactNode }) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({ count: rows.length, estimateSize: () => 112, overscan: 6, scrollMargin: top });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 5) onEnd?.();
  }, [last, rows.length, onEnd]);
  return (
    <ul ref={list} className={style.cards} aria-label={label} style={{ height: virtual.getTotalSize() }}>
      {shown.map(({ index, start }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <li
            key={rowKey(row)}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <div className={style.card}>{card(row)}</div>
          </li>
        );
      })}
    </ul>
  );
}
