import { type ThemeConfig, theme } from "antd";
import type { Density } from "./preferences.ts";

/** The colours of tokens.css for the component library; its own defaults fail the contrast of WCAG 2.2 AA. */
const light = {
  colorPrimary: "#0958d9",
  // The library would make it lighter, and white on it unreadable.
  colorPrimaryHover: "#0a4bb5",
  colorLink: "#0958d9",
  colorError: "#c41019",
  colorSuccess: "#1f6b0b",
  colorWarning: "#8a4700",
  colorBgLayout: "#f4f5f7",
  colorBorder: "#b4bac3",
  colorBorderSecondary: "#e1e4e9",
  colorText: "#1d2229",
  colorTextSecondary: "#59616c",
  colorTextTertiary: "#59616c",
  colorTextDescription: "#59616c",
  colorTextPlaceholder: "#656d78",
};

const dark = {
  colorPrimary: "#1a5cd0",
  colorLink: "#79b0ff",
  colorLinkHover: "#a3c8ff",
  colorError: "#ff918c",
  colorSuccess: "#83cf6d",
  colorWarning: "#efb660",
  colorBgLayout: "#101317",
  colorBgContainer: "#181c21",
  colorBgElevated: "#1f242b",
  colorBorder: "#4a525d",
  colorBorderSecondary: "#2c323b",
  colorText: "#e4e7eb",
  colorTextSecondary: "#a6aeb9",
  colorTextTertiary: "#a6aeb9",
  colorTextDescription: "#a6aeb9",
  colorTextPlaceholder: "#9aa3ae",
};

const controlHeights: Record<Density, number> = { compact: 26, middle: 30, large: 36 };

/** What a thumb hits. */
const thumb = 44;

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** `narrow`: on a phone, where every control is as high as a thumb needs it, whatever density somebody likes at the desk. */
export function themeOf({ dark: isDark, density, narrow }: { dark: boolean; density: Density; narrow: boolean }): ThemeConfig {
  return {
    cssVar: {},
    hashed: false,
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...(isDark ? dark : light),
      fontFamily: "var(--font)",
      fontSize: 14,
      controlHeightSM: narrow ? thumb : 26,
      borderRadius: 5,
      controlHeight: narrow ? thumb : controlHeights[density],
      motion: !still.matches,
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
      // Seven days of the library's own width are wider than a phone, and its grey for days of the next month cannot be read.
      DatePicker: { ...(narrow && { cellWidth: thumb }), colorTextDisabled: (isDark ? dark : light).colorTextTertiary },
    },
  };
}
