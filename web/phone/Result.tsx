import { type ReactNode, useEffect } from "react";
import { Icon, type IconName } from "../ui/Icon.tsx";

/** What came of it, at the top of the page and brought into sight, for it answers a button far below. */
export function Result({ tone, icon = "check", title, children }: { tone: "good" | "warn" | "bad"; icon?: IconName; title: string; children?: ReactNode }) {
  useEffect(() => {
    // In braces: newer browsers answer a promise, which is no way to end an effect.
    window.scrollTo({ top: 0 });
  }, []);
  return (
    <section className={`card stack ${tone}`} role="status">
      <p className="result"><Icon name={icon} size={22} /> {title}</p>
      {children}
    </section>
  );
}
