import type { ReactNode } from "react";
import { useT } from "../i18n/words.ts";
import style from "./page.module.css";
import { Settings } from "./Settings.tsx";

/** The frame of pages before sign-in; their form is the children. */
export function SignInLayout({ title, banner, children }: { title: string; banner?: ReactNode; children: ReactNode }) {
  const t = useT();
  return (
    <>
      {banner}
      <main className={style.entry}>
        <div className={style.entryBox}>
          <div className={style.entryHead}>
            <img src="/icon.svg" alt="" width={40} height={40} />
            <div>
              <h1>{title}</h1>
              <p className="soft">{t("shell.slogan")}</p>
            </div>
          </div>
          {children}
          <details>
            <summary className="soft">{t("shell.settings")}</summary>
            <Settings />
          </details>
        </div>
      </main>
    </>
  );
}
