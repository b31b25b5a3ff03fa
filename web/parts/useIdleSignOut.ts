import { useEffect, useRef } from "react";

const minuteMs = 60_000;
const signs = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/** Leaves after so many minutes without a key or a touch, where the company asks for that; news that come by themselves are no use. */
export function useIdleSignOut(minutes: number | null, leave: () => void): void {
  const go = useRef(leave);
  useEffect(() => {
    go.current = leave;
  }, [leave]);
  useEffect(() => {
    if (minutes === null) return;
    let timer = 0;
    const again = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => go.current(), minutes * minuteMs);
    };
    again();
    for (const sign of signs) window.addEventListener(sign, again, { passive: true });
    return () => {
      window.clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, again);
    };
  }, [minutes]);
}
