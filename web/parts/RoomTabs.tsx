import { Goto } from "./Goto.tsx";
import { TabBar } from "./TabBar.tsx";
import style from "./room.module.css";

interface Tab {
  href: string;
  label: string;
  count?: number | undefined;
  /** The address of this page is the beginning of the others'. */
  exact?: boolean;
}

/** The pages of one room, side by side under its title. */
export function RoomTabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <TabBar label={label} className={style.tabs}>
      {tabs.map(({ href, label: name, count, exact }) => (
        <Goto key={href} href={href} exact={exact}>
          {name}
          {count ? <span className={style.count}>{count}</span> : null}
        </Goto>
      ))}
    </TabBar>
  );
}
