import { BellOutlined, CheckSquareOutlined, MenuOutlined, PlusOutlined, SearchOutlined, SettingOutlined, UserOutlined } from "@ant-design/icons";
import { useRouter } from "@tanstack/react-router";
import { Button, Popover, Tooltip } from "antd";
import { type ReactNode, useState } from "react";
import { useT } from "../i18n/words.ts";
import { Keys } from "../ui/Keys.tsx";
import { later } from "../ui/later.tsx";
import { useShortcut } from "../ui/useShortcut.ts";
import { Goto } from "./Goto.tsx";
import { Count } from "./Menu.tsx";
import style from "./shell.module.css";
import type { Creation, ShellProps } from "./shell-types.ts";

const Settings = later(async () => ({ default: (await import("./Settings.tsx")).Settings }));

interface Props extends ShellProps {
  narrow: boolean;
  onSearch(): void;
  onMenu(): void;
  onHelp(): void;
}

export function TopBar({ narrow, onSearch, onMenu, onHelp, creations, duties, messages, me, meMenu }: Props) {
  const t = useT();
  return (
    <header className={style.top}>
      {narrow && <Button type="text" icon={<MenuOutlined />} aria-label={t("shell.menu")} onClick={onMenu} />}
      <Goto href="/" className={style.brand}>
        <img src="/icon.svg" alt="" width={24} height={24} />
        <span>Gendan{narrow ? "" : " 跟单"}</span>
      </Goto>
      <button type="button" className={style.search} onClick={onSearch} aria-keyshortcuts="Control+K">
        <SearchOutlined aria-hidden />
        <span>{t("shell.find")}</span>
        <Keys keys="ctrl+k" />
      </button>
      {!narrow && <Create creations={creations} />}
      {!narrow && <Waiting {...duties} label={t("shell.duties")} icon={<CheckSquareOutlined />} />}
      <Waiting {...messages} label={t("shell.messages")} icon={<BellOutlined />} />
      <Opens label={t("shell.settings")} icon={<SettingOutlined />}>{(close) => <Settings onHelp={() => (close(), onHelp())} />}</Opens>
      {!narrow && <Opens label={me.name} icon={<UserOutlined />} text={me.name}>{() => <><p className={style.detail}>{me.detail}</p>{meMenu}</>}</Opens>}
    </header>
  );
}

function Create({ creations }: { creations: readonly Creation[] }) {
  const t = useT();
  const { history } = useRouter();
  const [open, setOpen] = useState(false);
  const only = creations.length === 1 ? creations[0] : undefined;
  const start = () => (only ? history.push(only.href) : setOpen(true));
  useShortcut({ keys: "alt+n", label: t("shell.create"), group: t("ui.everywhere"), disabled: creations.length === 0 }, start);
  if (creations.length === 0) return null;
  const button = <Button type="primary" icon={<PlusOutlined />} aria-keyshortcuts="Alt+N" onClick={only && start}>{t("shell.create")}</Button>;
  if (only) return <Tooltip title={<Keys keys="alt+n" />}>{button}</Tooltip>;
  const list = creations.map(({ href, label }) => <Goto key={label} href={href} onClick={() => setOpen(false)}>{label}</Goto>);
  return <Popover open={open} onOpenChange={setOpen} trigger="click" content={<div className={style.links}>{list}</div>}>{button}</Popover>;
}

function Waiting({ href, count, label, icon }: { href: string; count: number; label: string; icon: ReactNode }) {
  return (
    <Tooltip title={label}>
      <Goto href={href} className={style.waiting} aria-label={`${label} ${count}`}>
        {icon}
        <Count value={count} />
      </Goto>
    </Tooltip>
  );
}

interface OpensProps {
  label: string;
  icon: ReactNode;
  text?: string;
  children(close: () => void): ReactNode;
}

function Opens({ label, icon, text, children }: OpensProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" content={children(() => setOpen(false))}>
      <Button type="text" icon={icon} aria-label={label} aria-expanded={open}>{text}</Button>
    </Popover>
  );
}
