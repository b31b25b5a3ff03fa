import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import type { Locale } from "antd/es/locale";
import simplified from "antd/es/locale/zh_CN";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Language } from "../../contract/toolkit.ts";
import { useLanguage } from "../i18n/words.ts";
import { useDark, usePreferences } from "../ui/preferences.ts";
import { themeOf } from "../ui/theme.ts";
import { Toasts } from "../ui/Toasts.tsx";
import { useNarrow } from "../ui/useNarrow.ts";

const locales: Record<Language, () => Promise<Locale>> = {
  "zh-CN": async () => simplified,
  "zh-TW": async () => (await import("antd/es/locale/zh_TW")).default,
  en: async () => (await import("antd/es/locale/en_US")).default,
};

/** The nonce of the server's style policy, where it has one. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content;

/** What every staff page needs around it: answers' cache, theme, words of the component library, passing messages. */
export function Providers({ client, children }: { client: QueryClient; children: ReactNode }) {
  const dark = useDark();
  const { density } = usePreferences();
  const narrow = useNarrow();
  const theme = useMemo(() => themeOf({ dark, density, narrow }), [dark, density, narrow]);
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider
        theme={theme}
        locale={useLocale()}
        csp={nonce ? { nonce } : undefined}
        button={{ autoInsertSpace: false }}
        componentSize={density === "compact" ? "small" : "middle"}
      >
        {children}
        <Toasts />
      </ConfigProvider>
    </QueryClientProvider>
  );
}

/** The buttons over a calendar say the year, the month and the decade that it shows; by another name, who speaks to the page would not get them (WCAG 2.5.3). */
function namedAsShown(locale: Locale): Locale {
  const { DatePicker: calendar } = locale;
  return calendar ? { ...locale, DatePicker: { ...calendar, lang: { ...calendar.lang, yearSelect: "", monthSelect: "", decadeSelect: "" } } } : locale;
}

function useLocale(): Locale {
  const language = useLanguage();
  const [locale, setLocale] = useState<Locale>(() => namedAsShown(simplified));
  useEffect(() => {
    let current = true;
    void locales[language]().then((loaded) => current && setLocale(namedAsShown(loaded)));
    return () => {
      current = false;
    };
  }, [language]);
  return locale;
}
