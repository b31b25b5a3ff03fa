import { Button, type ButtonProps, Tooltip } from "antd";
import { type MouseEvent, useId } from "react";
import { Keys } from "./Keys.tsx";
import { ariaKeys } from "./shortcut.ts";
import { useShortcut } from "./useShortcut.ts";

interface Props extends Omit<ButtonProps, "disabled" | "onClick"> {
  children: string;
  onClick(): void;
  /** Why the action is not possible now and what would make it so; the button then stays reachable but does nothing. */
  disabledReason?: string | undefined;
  /** Keys that do the same, such as "ctrl+s"; shown in the tooltip. */
  shortcut?: string;
}

/** A button that explains itself: a disabled one says why, to the eye (also when keys come to it, or a finger) and to screen readers; an enabled one shows its shortcut. */
export function ActionButton({ disabledReason, shortcut, onClick, children, ...rest }: Props) {
  const reason = useId();
  const off = disabledReason !== undefined;
  const disabled = off || rest.loading !== undefined && rest.loading !== false;
  useShortcut({ keys: shortcut ?? "", label: children, disabled }, onClick);
  // Fingers that learned on other systems of the trade save with F8.
  useShortcut({ keys: shortcut === "ctrl+s" ? "f8" : "", label: children, disabled }, onClick);
  const click = (event: MouseEvent) => {
    if (off) event.preventDefault();
    else onClick();
  };
  const tip = off ? disabledReason : shortcut && <Keys keys={shortcut} />;
  return (
    <>
      <Tooltip title={tip || undefined} trigger={off ? ["hover", "focus"] : "hover"}>
        <Button
          {...rest}
          {...(off && { "aria-disabled": true, "aria-describedby": reason, className: `${rest.className ?? ""} button-off` })}
          aria-keyshortcuts={shortcut && ariaKeys(shortcut)}
          onClick={click}
        >
          {children}
        </Button>
      </Tooltip>
      {off && <span id={reason} className="unseen">{disabledReason}</span>}
    </>
  );
}
