import { useState } from "react";
import { liveState } from "../api/live.ts";
import { useT } from "../i18n/words.ts";
import { later } from "../ui/later.tsx";
import { useStore } from "../ui/store.ts";
import { useNarrow } from "../ui/useNarrow.ts";
import { useShortcut } from "../ui/useShortcut.ts";
import { CommandPalette } from "./CommandPalette.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Jumps } from "./Jumps.tsx";
import { BottomBar, Menu } from "./Menu.tsx";
import style from "./shell.module.css";
import type { ShellProps } from "./shell-types.ts";
import { TopBar } from "./TopBar.tsx";

// Asked for by few people on few pages: the dialogs of the component library wait until then.
const KeyboardHelp = later(() => import("../ui/KeyboardHelp.tsx"));
const MenuDrawer = later(() => import("./MenuDrawer.tsx"));

type Over = "search" | "help" | "menu";

/** The frame of every staff page: top bar, menu by role, the page itself, and what works everywhere by keyboard. */
export function Shell(props: ShellProps) {
  const { menu, bar, banner, children } = props;
  const t = useT();
  const narrow = useNarrow();
  const [over, setOver] = useState<Over>();
  const close = () => setOver(undefined);
  useShortcut({ keys: "ctrl+k", label: t("shell.find"), group: t("ui.everywhere") }, () => setOver("search"));
  useShortcut({ keys: "?", label: t("ui.shortcuts"), group: t("ui.everywhere") }, () => setOver("help"));
  return (
    <div className={style.shell}>
      <a className={style.skip} href="#content">{t("shell.skip")}</a>
      {banner && <div className={style.banner}>{banner}</div>}
      <LostConnection />
      <TopBar {...props} onSearch={() => setOver("search")} onMenu={() => setOver("menu")} onHelp={() => setOver("help")} narrow={narrow} />
      <Jumps menu={menu} />
      <div className={style.middle}>
        {!narrow && <Menu entries={menu} />}
        <main id="content" tabIndex={-1} className={style.main}>
          <ErrorBoundary>{children}</ErrorBoundary>
        </main>
      </div>
      {narrow && <BottomBar entries={bar} />}
      {over === "search" && <CommandPalette {...props} onClose={close} />}
      {over === "help" && <KeyboardHelp onClose={close} />}
      {over === "menu" && narrow && <MenuDrawer menu={menu} onClose={close} />}
    </div>
  );
}

function LostConnection() {
  const t = useT();
  if (useStore(liveState) !== "lost") return null;
  return <div className={style.lost} role="status">{t("shell.connectionLost")}</div>;
}
