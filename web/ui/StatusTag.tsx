import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon.tsx";
import style from "./pieces.module.css";

export type Tone = "idle" | "moving" | "good" | "warn" | "bad";

const icons: Record<Tone, IconName> = { idle: "dot", moving: "moving", good: "check", warn: "warning", bad: "cross" };

/** A state in words with a colour and a shape, so that colour never stands alone. */
export function StatusTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={style.tag} data-tone={tone}>
      <Icon name={icons[tone]} size={13} />
      {children}
    </span>
  );
}
