import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import type { Locale } from "antd/es/locale";
import simplified from "antd/locale/zh_CN";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Language } from "../../contract/toolkit.ts";
import { useLanguage } from "../i18n/words.ts";
import { useDark, usePreferences } from "../ui/preferences.ts";
import { themeOf } from "../ui/theme.ts";
import { Toasts } from "../ui/Toasts.tsx";
import { useNarrow } from "../ui/useNarrow.ts";

const locales: Record<Language, () => Promise<Locale>> = {
  "zh-CN": async () => simplified,
  "zh-TW": async () => (await import("antd/locale/zh_TW")).default,
  en: async () => (await import("antd/locale/en_US")).default,
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

function useLocale(): Locale {
  const language = useLanguage();
  const [locale, setLocale] = useState<Locale>(simplified);
  useEffect(() => {
    let current = true;
    void locales[language]().then((loaded) => current && setLocale(loaded));
    return () => {
      current = false;
    };
  }, [language]);
  return locale;
}
