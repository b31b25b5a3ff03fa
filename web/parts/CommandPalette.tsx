import { useRouter } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useT } from "../i18n/words.ts";
import { LightDialog } from "../ui/LightDialog.tsx";
import { isComposing } from "../ui/shortcut.ts";
import style from "./palette.module.css";
import type { Found, ShellProps } from "./shell-types.ts";

const pauseMs = 120;

/**
 * One field that goes to pages, starts documents and finds things; arrows choose, Enter goes, also to what is still being found. It comes with the frame, so that whoever types on
 * at once types into it, whatever the network does.
 */
export function CommandPalette({ menu, creations, find, onClose }: ShellProps & { onClose(): void }) {
  const t = useT();
  const id = useId();
  const { history } = useRouter();
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const entered = useRef(false);
  const { found, pending } = useFound(words, find);
  const commands = commandsFor(words, [
    ...creations.map(({ href, label }) => ({ href, label: `${t("shell.create")} ${label}`, group: t("shell.commands") })),
    ...menu.map(({ href, label }) => ({ href, label, group: t("shell.go") })),
  ]);
  const all = [...found, ...commands];
  const marked = all[Math.min(at, all.length - 1)];
  const mark = (index: number) => {
    setAt(index);
    entered.current = false;
  };
  const go = (target: Found | undefined) => {
    entered.current = false;
    if (!target) return;
    onClose();
    history.push(target.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    // A dialog below stays open.
    if (event.key === "Escape") event.stopPropagation();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) mark((at + step + all.length) % Math.max(all.length, 1));
    else if (event.key !== "Enter") return;
    else if (pending) entered.current = true;
    else go(marked);
    event.preventDefault();
  };
  useEffect(() => {
    if (entered.current && !pending) go(marked);
  });
  return (
    <LightDialog label={t("shell.find")} className={style.palette} onClose={onClose}>
      <div className={style.inside}>
        <input
          className={style.field}
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={marked && `${id}${all.indexOf(marked)}`}
          aria-label={t("shell.find")}
          placeholder={t("shell.findHint")}
          autoComplete="off"
          value={words}
          onChange={(event) => (setWords(event.target.value), mark(0))}
          onKeyDown={onKeyDown}
        />
        <p role="status" className={style.count}>{pending ? t("ui.loading") : words && t("shell.results", { count: all.length })}</p>
        <ul id={id} role="listbox" aria-label={t("shell.find")} className={style.list}>
          {all.map((each, index) => (
            <li key={`${each.group} ${each.label} ${each.href}`} id={`${id}${index}`} role="option" aria-selected={each === marked} onPointerUp={() => go(each)} onPointerMove={() => setAt(index)}>
              <span className={style.group}>{each.group === all[index - 1]?.group ? "" : each.group}</span>
              <span>{each.label}</span>
              {each.detail && <span className={style.detail}>{each.detail}</span>}
            </li>
          ))}
        </ul>
      </div>
    </LightDialog>
  );
}

function commandsFor(words: string, commands: Found[]): Found[] {
  const asked = words.trim().toLowerCase();
  return commands.filter(({ label }) => label.toLowerCase().includes(asked));
}

/** Results for the words, after a pause; those of an earlier question are dropped. */
function useFound(words: string, find: ShellProps["find"]) {
  const [answer, setAnswer] = useState<{ words: string; found: readonly Found[] }>({ words: "", found: [] });
  const asked = words.trim();
  useEffect(() => {
    if (!asked) return;
    let current = true;
    const timer = setTimeout(async () => {
      const found = await find(asked).catch(() => []);
      if (current) setAnswer({ words: asked, found });
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked, find]);
  return { found: asked ? answer.found : [], pending: asked !== "" && asked !== answer.words };
}
