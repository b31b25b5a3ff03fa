import { CheckSquareOutlined, HomeOutlined } from "@ant-design/icons";
import type { Translate } from "../i18n/translator.ts";
import type { Session } from "./session.ts";
import type { Creation, MenuEntry } from "./shell-types.ts";

/** What a role finds in the frame: at most seven entries, home first. */
export interface Frame {
  menu: MenuEntry[];
  bar: MenuEntry[];
  creations: Creation[];
}

export function frameFor(_session: Session, t: Translate): Frame {
  const home: MenuEntry = { href: "/", label: t("shell.home"), icon: <HomeOutlined />, letter: "h" };
  const duties: MenuEntry = { href: "/duties", label: t("shell.duties"), icon: <CheckSquareOutlined /> };
  return { menu: [home], bar: [duties], creations: [] };
}
