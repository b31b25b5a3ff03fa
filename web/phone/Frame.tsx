import { lazy, Suspense } from "react";
import { languageNames, languages, speak, useLanguage, useT } from "../i18n/words.ts";
import { Empty } from "../ui/Empty.tsx";
import { fitted } from "./paths.ts";
import { routes } from "./routes.ts";

const found = routes.flatMap((route) => {
  const values = fitted(route.path, location.pathname);
  return values ? [{ Page: lazy(route.load), values }] : [];
})[0];

/** The frame of phone pages: name, language, the page of the address. */
export function Frame() {
  const t = useT();
  return (
    <>
      <header className="top">
        <img src="/p/icon.svg" alt="" width={24} height={24} />
        <strong>Gendan 跟单</strong>
        <Languages />
      </header>
      <main>
        <Suspense fallback={<div className="waiting" role="status" aria-label={t("ui.loading")} />}>
          {found ? <found.Page {...found.values} /> : <Empty title={t("phone.missing")} hint={t("phone.missingHint")} />}
        </Suspense>
      </main>
    </>
  );
}

function Languages() {
  const t = useT();
  return (
    <select aria-label={t("phone.language")} value={useLanguage()} onChange={({ target }) => void speak(languages.find((each) => each === target.value) ?? "zh-CN")}>
      {languages.map((each) => <option key={each} value={each}>{languageNames[each]}</option>)}
    </select>
  );
}
