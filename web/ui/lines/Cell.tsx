import style from "./lines.module.css";
import { type CellProps, runKey, useCell } from "./useCell.ts";

/** The active cell of text, number or day. */
export function Cell<L extends { id: string }>(props: CellProps<L>) {
  const { column, control, index, problem } = props;
  const { field, text, type, commit, drop, onPaste } = useCell(props);
  return (
    <input
      ref={field}
      className={style.field}
      aria-label={`${column.title} ${index + 1}`}
      aria-invalid={problem ? true : undefined}
      inputMode={column.kind === "number" ? "decimal" : undefined}
      autoComplete="off"
      value={text}
      onChange={(event) => type(event.target.value)}
      onFocus={control.touched}
      onBlur={commit}
      onPaste={onPaste}
      onKeyDown={(event) => runKey(event, control, { commit, drop })}
    />
  );
}
