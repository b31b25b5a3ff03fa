import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, useEffect, useId, useMemo, useRef } from "react";
import type { Density } from "../preferences.ts";
import { arranged, gridTemplate } from "./columns.ts";
import { GridHeader } from "./GridHeader.tsx";
import { GridRow } from "./GridRow.tsx";
import style from "./list.module.css";
import { tellWhole } from "./tell-whole.ts";
import { useListKeys } from "./useListKeys.ts";
import type { ListProps } from "./VirtualList.tsx";

export const rowHeights: Record<Density, number> = { compact: 30, middle: 36, large: 44 };
const checkWidth = { width: 40 };

export function GridList<Row>(props: ListProps<Row> & { density: Density }) {
  const { label, rows, rowKey, onSelect, selected, onEnd, total, actions } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => arranged(props.columns, props.layout), [props.columns, props.layout]);
  const height = rowHeights[props.density];
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    scrollPaddingStart: height,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  useEffect(() => virtual.scrollToIndex(0), [virtual, props.sort?.key, props.sort?.direction]);
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / height) - 2);
  const keys = useListKeys({ props, page, scrollTo: (index) => virtual.scrollToIndex(index), scroller });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 20) onEnd?.();
  }, [last, rows.length, onEnd]);

  const template = gridTemplate(onSelect ? [checkWidth, ...columns] : columns);
  return (
    <div
      ref={scroller}
      className={style.grid}
      role="grid"
      aria-label={label}
      aria-rowcount={(total ?? rows.length) + 1}
      aria-colcount={columns.length + (onSelect ? 1 : 0)}
      aria-multiselectable={onSelect ? true : undefined}
      aria-activedescendant={shown.some(({ index }) => index === keys.cursor.active) ? `${id}${keys.cursor.active}` : undefined}
      tabIndex={0}
      onKeyDown={keys.onKeyDown}
      onPointerOver={tellWhole}
      onClick={keys.onClick}
      onDoubleClick={keys.onDoubleClick}
      style={{ "--template": template, "--row": `${height}px` } as CSSProperties}
    >
      <GridHeader {...props} columns={columns} />
      <div role="rowgroup" className={style.body} style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const key = rowKey(row);
          return (
            <GridRow
              key={key}
              {...{ id: `${id}${index}`, row, index, start, columns, actions }}
              selected={onSelect ? (selected?.has(key) ?? false) : undefined}
              active={index === keys.cursor.active}
            />
          );
        })}
      </div>
    </div>
  );
}
