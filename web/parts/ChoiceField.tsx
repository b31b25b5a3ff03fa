import { Input, type InputRef } from "antd";
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useMemo, useRef, useState } from "react";
import { Choices } from "../ui/lines/Choices.tsx";
import { type Choice, meant } from "../ui/lines/columns.ts";
import { useChoices } from "../ui/lines/useChoices.ts";
import { isComposing, written } from "../ui/shortcut.ts";
import type { FieldControl } from "../ui/sheet/Field.tsx";

export interface ChoiceFieldProps {
  label: string;
  /** How the present choice is called; empty without one. */
  text: string;
  /** Finds by code, name or pinyin initials; must stay the same function between drawings. An empty query asks for the usual ones. */
  search(words: string): Promise<readonly Choice[]>;
  onChoose(choice: Choice): void;
  /** The field was emptied. */
  onClear(): void;
  /** After a choice by Enter, or Enter without typing: where the keyboard goes on. */
  onNext?(): void;
  placeholder?: string;
  autoFocus?: boolean;
  control?: FieldControl;
  fieldRef?: Ref<{ focus(): void }>;
}

/** One choice out of many by typing: Enter takes the marked one and goes on, F7 or Alt+Down opens the list. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { label, text, search, placeholder, autoFocus, control } = props;
  const list = useId();
  const field = useRef<InputRef>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const [draft, setDraft] = useState<string>();
  // An answer that comes late must not open the list over other fields.
  const [inside, setInside] = useState(false);
  const choices = useChoices(useMemo(() => ({ key: "choice", title: label, width: 0, kind: "picker" as const, text: () => "", search }), [label, search]), draft);
  useImperativeHandle(props.fieldRef, () => ({ focus: () => field.current?.focus() }));
  const keys = useKeys(props, { draft, setDraft, choices });
  return (
    <span ref={anchor} style={{ display: "block" }}>
      <Input
        {...control}
        ref={field}
        role="combobox"
        aria-label={control ? undefined : label}
        aria-expanded={choices.open && inside}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={choices.open && choices.marked ? `${list}${choices.marked.key}` : undefined}
        autoComplete="off"
        // The first field of a page whose only purpose is to be filled in.
        autoFocus={autoFocus}
        placeholder={placeholder}
        value={draft ?? text}
        onChange={(event) => keys.type(event.target.value)}
        onFocus={() => (setInside(true), field.current?.select())}
        onBlur={() => (setInside(false), keys.blur())}
        onKeyDown={keys.onKeyDown}
      />
      {choices.open && inside && <Choices id={list} found={choices.found} marked={choices.marked} label={label} anchor={anchor} onTake={keys.take} />}
    </span>
  );
}

interface Typing {
  draft: string | undefined;
  setDraft(draft: string | undefined): void;
  choices: ReturnType<typeof useChoices>;
}

function useKeys({ text, search, onChoose, onClear, onNext }: ChoiceFieldProps, { draft, setDraft, choices }: Typing) {
  const take = (choice: Choice) => {
    setDraft(undefined);
    choices.close();
    onChoose(choice);
  };
  const leave = () => {
    setDraft(undefined);
    choices.close();
  };
  /** Words that found nothing stay where nothing was chosen, to be mended. */
  const blur = () => (text === "" ? choices.close() : leave());
  /** Words that were typed faster than the answer comes are looked up before the keyboard goes on. */
  const enter = async () => {
    const words = draft?.trim();
    if (!words) return onNext?.();
    const found = choices.arrived ? choices.marked : meant(await search(words).catch(() => []), words);
    if (!found) return;
    take(found);
    onNext?.();
  };
  const commands: Record<string, () => unknown> = {
    enter: () => void enter(),
    escape: leave,
    f7: choices.show,
    "alt+arrowdown": choices.show,
    arrowdown: () => (choices.open ? choices.mark(1) : choices.show()),
    arrowup: () => choices.mark(-1),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const command = isComposing(event.nativeEvent) ? undefined : commands[written(event)];
    if (!command || (event.key === "Escape" && draft === undefined && !choices.open)) return;
    event.preventDefault();
    command();
  };
  const type = (words: string) => {
    setDraft(words === "" ? undefined : words);
    if (words === "") onClear();
  };
  return { take, blur, onKeyDown, type };
}
