import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useT } from "../i18n/words.ts";
import { isCovered } from "../ui/layers.ts";
import { isComposing } from "../ui/shortcut.ts";
import { isField, useShownKeys } from "../ui/useShortcut.ts";

/** Escape leads back to where one was; in a field it puts the keyboard out of the field first. */
export function Back() {
  const t = useT();
  const { history } = useRouter();
  useShownKeys(t("ui.everywhere"), { escape: t("ui.goBack") });
  useEffect(() => {
    let free = false;
    // Looked at before anybody answers the key, for what closes by it is gone afterwards.
    const look = (event: KeyboardEvent) => {
      free = event.key === "Escape" && !isComposing(event) && !isCovered();
    };
    const leave = (event: KeyboardEvent) => {
      if (!free || event.key !== "Escape" || event.defaultPrevented) return;
      const at = document.activeElement;
      if (at instanceof HTMLElement && isField(at)) at.blur();
      else if (history.canGoBack()) history.back();
    };
    window.addEventListener("keydown", look, true);
    window.addEventListener("keydown", leave);
    return () => {
      window.removeEventListener("keydown", look, true);
      window.removeEventListener("keydown", leave);
    };
  }, [history]);
  return null;
}
