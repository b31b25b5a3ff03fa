import { type KeyboardEvent, type MouseEvent, type RefObject, useRef, useState } from "react";
import { useT } from "../../i18n/words.ts";
import { isComposing, written } from "../shortcut.ts";
import { useShortcut, useShownKeys } from "../useShortcut.ts";
import { type Cursor, moved, nowhere, ranged, toggled } from "./cursor.ts";
import type { ListProps } from "./VirtualList.tsx";

interface Options<Row> {
  props: ListProps<Row>;
  /** Rows on a screen. */
  page: number;
  scrollTo(index: number): void;
  scroller: RefObject<HTMLElement | null>;
}

/** Cursor and choice of a list by keyboard and pointer. */
export function useListKeys<Row>(options: Options<Row>) {
  const [cursor, setCursor] = useState<Cursor>(nowhere);
  const before = useRef<ReadonlySet<string>>(new Set());
  const { props, scrollTo } = options;

  const go = (next: Cursor, range: boolean) => {
    setCursor(next);
    scrollTo(next.active);
    const chosen = props.selected ?? new Set<string>();
    if (!range) before.current = chosen;
    else props.onSelect?.(ranged(props.rows.map(props.rowKey), next, before.current));
  };

  const act = (index: number, touch: "open" | "preview" | "toggle") => {
    const row = props.rows[index];
    if (row === undefined) return false;
    if (touch === "toggle") props.onSelect?.(toggled(props.selected ?? new Set(), props.rowKey(row)));
    else (touch === "open" ? props.onOpen : props.onPreview)?.(row);
    return true;
  };

  /** Clicks are taken at the grid, as the keys are: the rows need no handlers of their own. */
  const onClick = (event: MouseEvent) => {
    const index = rowAt(event.target);
    if (index === undefined) return;
    const range = event.shiftKey;
    go({ active: index, anchor: range ? Math.max(cursor.anchor, cursor.active, 0) : index }, range);
    if (!range && event.target instanceof Element && event.target.closest("[data-check]")) act(index, "toggle");
  };
  const onDoubleClick = (event: MouseEvent) => {
    const index = rowAt(event.target);
    if (index !== undefined) act(index, "open");
  };

  const step = (keys: string) => {
    const next = moved(cursor, keys, { count: props.rows.length, page: options.page });
    if (next) go(next, keys.startsWith("shift+"));
    return next !== undefined;
  };
  useLetters(options, { step, toggle: () => act(cursor.active, "toggle") });

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.target !== event.currentTarget) return;
    const keys = written(event);
    const handled =
      (keys === "enter" && act(cursor.active, "open")) ||
      (keys === "space" && act(cursor.active, "preview")) ||
      (keys === "ctrl+a" && props.onSelect && (props.onSelect(new Set(props.rows.map(props.rowKey))), true)) ||
      step(keys);
    if (handled) event.preventDefault();
  };
  return { cursor, onKeyDown, onClick, onDoubleClick };
}

function rowAt(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
  return row ? Number(row.dataset["index"]) : undefined;
}

/** J, K and X work wherever the page has the keyboard, and bring it to the list. */
function useLetters<Row>({ scroller, props }: Options<Row>, { step, toggle }: { step(keys: string): void; toggle(): void }): void {
  const t = useT();
  const group = t("ui.list");
  const focus = () => scroller.current?.focus({ preventScroll: true });
  const down = () => (focus(), step("arrowdown"));
  const up = () => (focus(), step("arrowup"));
  useShortcut({ keys: "j", label: t("ui.nextRow"), group }, down);
  useShortcut({ keys: "k", label: t("ui.previousRow"), group }, up);
  useShortcut({ keys: "x", label: t("ui.select"), group, disabled: !props.onSelect }, toggle);
  useShownKeys(group, {
    ...(props.onOpen && { enter: t("ui.open") }),
    ...(props.onPreview && { space: t("ui.preview") }),
    ...(props.onSelect && { "shift+arrowdown": t("ui.selectRange"), "ctrl+a": t("ui.selectAll") }),
  });
}
