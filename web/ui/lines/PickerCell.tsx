import { type KeyboardEvent, useId } from "react";
import { isComposing, written } from "../shortcut.ts";
import { type Choice, meant } from "./columns.ts";
import { Choices } from "./Choices.tsx";
import style from "./lines.module.css";
import { copyMark } from "./typed.ts";
import { type CellProps, runKey, useCell } from "./useCell.ts";
import { useChoices } from "./useChoices.ts";

/** The active cell of a picker: type a code, a name or pinyin initials; Enter takes the marked choice and goes on. */
export function PickerCell<L extends { id: string }>(props: CellProps<L>) {
  const { line, column, control, index, problem } = props;
  const { field, ...cell } = useCell(props);
  const list = useId();
  const choices = useChoices(column, cell.draft);

  const take = (choice: Choice) => {
    cell.drop();
    choices.close();
    control.choose(line.id, column.key, choice);
  };
  const takeAndGo = (choice: Choice) => {
    take(choice);
    control.forward();
  };
  /** Typed words become a choice: at once if the answer is there, else as soon as it comes, while the keyboard goes on. */
  const commit = () => {
    const words = cell.draft?.trim();
    choices.close();
    if (!words || words === copyMark) return cell.commit();
    const now = choices.arrived ? (choices.marked ?? meant(choices.found, words)) : undefined;
    if (now) return take(now);
    cell.commit();
    if (!choices.arrived) void control.resolve(line.id, column.key, words);
  };
  const drop = () => {
    const had = choices.open;
    choices.close();
    return cell.drop() || had;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const keys = written(event);
    if (keys === "f7" || keys === "alt+arrowdown") choices.show();
    else if (choices.open && (keys === "arrowdown" || keys === "arrowup")) choices.mark(keys === "arrowdown" ? 1 : -1);
    else if (choices.open && keys === "enter" && choices.marked) takeAndGo(choices.marked);
    else return void runKey(event, control, { commit, drop });
    event.preventDefault();
  };
  return (
    <>
      <input
        ref={field}
        className={style.field}
        role="combobox"
        aria-label={`${column.title} ${index + 1}`}
        aria-expanded={choices.open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={choices.open && choices.marked ? `${list}${choices.marked.key}` : undefined}
        aria-invalid={problem ? true : undefined}
        autoComplete="off"
        value={cell.text}
        onChange={(event) => cell.type(event.target.value)}
        onFocus={control.touched}
        onBlur={commit}
        onPaste={cell.onPaste}
        onKeyDown={onKeyDown}
      />
      {choices.open && <Choices id={list} {...choices} label={column.title} anchor={field} onTake={takeAndGo} />}
    </>
  );
}
