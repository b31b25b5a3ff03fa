import { type RefObject, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { useT } from "../../i18n/words.ts";
import type { Choice } from "./columns.ts";
import style from "./lines.module.css";

interface Props {
  id: string;
  label: string;
  found: readonly Choice[];
  marked: Choice | undefined;
  anchor: RefObject<HTMLElement | null>;
  onTake(choice: Choice): void;
}

/** Height that the list may take; it opens upwards where there is less room below. */
const height = 280;

/** The list below a picker; outside the grid, which would cut it off. */
export function Choices({ id, label, found, marked, anchor, onTake }: Props) {
  const t = useT();
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const box = anchor.current?.getBoundingClientRect();
    if (box && list.current) Object.assign(list.current.style, placeBeside(box));
  }, [anchor]);
  const markedId = marked && `${id}${marked.key}`;
  useLayoutEffect(() => {
    if (markedId) document.getElementById(markedId)?.scrollIntoView({ block: "nearest" });
  }, [markedId]);
  return createPortal(
    <ul ref={list} id={id} role="listbox" aria-label={label} className={style.choices} style={{ maxHeight: height }}>
      {found.length === 0 && <li role="option" aria-selected={false} aria-disabled className={style.none}>{t("ui.nothingFound")}</li>}
      {found.map((choice) => (
        <li
          key={choice.key}
          id={`${id}${choice.key}`}
          role="option"
          aria-selected={choice === marked}
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(choice);
          }}
        >
          <span className={style.code}>{choice.code}</span>
          <span>{choice.label}</span>
          {choice.detail && <span className={style.detail}>{choice.detail}</span>}
        </li>
      ))}
    </ul>,
    document.body,
  );
}

function placeBeside(box: DOMRect): Partial<CSSStyleDeclaration> {
  const up = window.innerHeight - box.bottom < height && box.top > height;
  const left = Math.max(8, Math.min(box.left, window.innerWidth - 340));
  const vertical = up ? { bottom: `${window.innerHeight - box.top}px` } : { top: `${box.bottom}px` };
  return { left: `${left}px`, minWidth: `${box.width}px`, ...vertical };
}
