import { SearchOutlined } from "@ant-design/icons";
import type { InputRef } from "antd";
// Alone: the library's name for it brings passwords, codes and text areas along, to every list.
import Input from "antd/es/input/Input";
import { useEffect, useRef, useState } from "react";
import { useT } from "../../i18n/words.ts";
import { useShortcut } from "../useShortcut.ts";
import style from "./sheet.module.css";

const pauseMs = 200;

/** The search of a list; asks after a pause, and "/" goes to it. */
export function SearchField({ label, value, onSearch }: { label: string; value: string; onSearch(words: string): void }) {
  const t = useT();
  const field = useRef<InputRef>(null);
  const [words, setWords] = useState(value);
  const latest = useRef(onSearch);
  useEffect(() => {
    latest.current = onSearch;
  });
  useEffect(() => {
    if (words === value) return;
    const timer = setTimeout(() => latest.current(words), pauseMs);
    return () => clearTimeout(timer);
  }, [words, value]);
  useShortcut({ keys: "/", label, group: t("ui.list") }, () => field.current?.focus());
  return <Input ref={field} className={style.search} prefix={<SearchOutlined aria-hidden />} allowClear maxLength={60} aria-label={label} placeholder={label} value={words} onChange={(event) => setWords(event.target.value)} />;
}
