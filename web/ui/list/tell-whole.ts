import type { PointerEvent } from "react";

/** A cell whose words do not fit tells all of them to whoever points at it. Asked only then, for to measure every cell would cost more than to draw it. */
export function tellWhole({ target }: PointerEvent): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"]') : null;
  if (cell) cell.title = cell.scrollWidth > cell.clientWidth ? cell.innerText.trim() : "";
}
