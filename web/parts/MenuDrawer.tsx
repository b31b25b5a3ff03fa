import { useT } from "../i18n/words.ts";
import { Menu } from "./Menu.tsx";
import type { MenuEntry } from "./shell-types.ts";
import { Drawer } from "../ui/Drawer.tsx";

/** The menu on narrow screens; it goes away when somebody goes somewhere. */
export default function MenuDrawer({ menu, onClose }: { menu: readonly MenuEntry[]; onClose(): void }) {
  const t = useT();
  return (
    <Drawer onClose={onClose} placement="left" size={260} title={t("shell.menu")}>
      <Menu entries={menu} onGo={onClose} />
    </Drawer>
  );
}
