import {
  AccountBookOutlined, AlertOutlined, ApartmentOutlined, AuditOutlined, BuildOutlined, CheckSquareOutlined, CustomerServiceOutlined, FileProtectOutlined, FileTextOutlined, HomeOutlined, IdcardOutlined, ImportOutlined, InboxOutlined, LockOutlined, MailOutlined, PhoneOutlined,
  ReadOutlined, SafetyCertificateOutlined, SafetyOutlined, ShopOutlined, ShoppingCartOutlined, SwapOutlined, TagsOutlined, TeamOutlined, ToolOutlined, TrophyOutlined, TruckOutlined, UserOutlined, WalletOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { Permission, Role } from "../../contract/permissions.ts";
import type { Translate } from "../i18n/translator.ts";
import type { Session } from "./session.ts";
import type { Creation, MenuEntry } from "./shell-types.ts";

/** What somebody finds in the frame: at most seven entries of daily work, home first; what else he may see under "more". */
export interface Frame {
  menu: MenuEntry[];
  bar: MenuEntry[];
  creations: Creation[];
}

interface Place {
  href: string;
  /** Key of its name in the catalogues. */
  label: string;
  icon: ReactNode;
  letter?: string;
  permission: Permission;
  /** Another that shows it as well. */
  or?: Permission;
  /** Roles that work here every day. */
  daily: readonly Role[];
  /** In demo companies only. */
  demo?: boolean;
}

/** The pages of the menu, the more usual ones first. */
const places: readonly Place[] = [
  {
    href: "/orders", label: "orders.title", icon: <FileTextOutlined />, letter: "o", permission: "orders.see",
    daily: ["salesClerk", "salesperson", "salesDirector", "customerService", "finance", "warehouse", "planner", "productionHead", "engineer", "quality", "logistics", "generalManager"],
  },
  { href: "/enquiries", label: "enquiries.title", icon: <PhoneOutlined />, letter: "i", permission: "enquiries.see", daily: ["salesClerk", "salesperson", "customerService"] },
  {
    href: "/reviews", label: "reviews.title", icon: <AuditOutlined />, letter: "a", permission: "reviews.see",
    daily: ["salesClerk", "salesperson", "salesDirector", "finance", "warehouse", "planner", "productionHead", "engineer", "generalManager"],
  },
  { href: "/customers", label: "customers.title", icon: <TeamOutlined />, letter: "c", permission: "customers.see", daily: ["salesClerk", "salesperson", "salesDirector", "customerService", "finance", "generalManager"] },
  { href: "/production", label: "production.title", icon: <BuildOutlined />, letter: "m", permission: "production.see", daily: ["planner", "productionHead", "quality", "warehouse", "generalManager"] },
  { href: "/shipping", label: "shipping.title", icon: <TruckOutlined />, letter: "s", permission: "shipping.see", daily: ["warehouse", "logistics", "salesClerk", "customerService"] },
  { href: "/settlement", label: "settlement.title", icon: <AccountBookOutlined />, letter: "f", permission: "settlement.see", daily: ["finance", "salesperson", "salesDirector", "generalManager"] },
  { href: "/cases", label: "cases.title", icon: <CustomerServiceOutlined />, letter: "e", permission: "cases.see", daily: ["customerService", "quality"] },
  { href: "/products", label: "catalog.title", icon: <TagsOutlined />, letter: "p", permission: "catalog.see", daily: ["engineer"] },
  { href: "/stock", label: "stock.title", icon: <InboxOutlined />, letter: "k", permission: "stock.see", daily: ["warehouse", "planner"] },
  { href: "/purchasing", label: "purchasing.title", icon: <ShoppingCartOutlined />, permission: "purchasing.see", daily: ["planner", "warehouse"] },
  { href: "/shortages", label: "purchasing.shortages", icon: <AlertOutlined />, permission: "purchasing.see", daily: [] },
  { href: "/changes", label: "changes.title", icon: <SwapOutlined />, permission: "changes.see", daily: [] },
  { href: "/warehouses", label: "stock.warehouses", icon: <ShopOutlined />, permission: "stock.manage", daily: [] },
  { href: "/price-lists", label: "catalog.priceLists", icon: <WalletOutlined />, permission: "catalog.setPrices", daily: [] },
  { href: "/assessment", label: "assessment.title", icon: <TrophyOutlined />, permission: "assessment.see", daily: [] },
  { href: "/policies", label: "policies.title", icon: <ReadOutlined />, permission: "policies.see", daily: ["admin", "securityAdmin"] },
  { href: "/setup", label: "setup.title", icon: <ToolOutlined />, permission: "companies.manage", daily: [] },
  { href: "/takeover", label: "takeover.title", icon: <ImportOutlined />, permission: "takeovers.see", daily: [] },
  { href: "/people", label: "people.title", icon: <UserOutlined />, permission: "people.see", daily: ["admin", "systemAdmin", "securityAdmin"] },
  { href: "/company", label: "people.company", icon: <ApartmentOutlined />, permission: "companies.see", daily: ["admin", "systemAdmin"] },
  { href: "/permissions", label: "people.permissions", icon: <FileProtectOutlined />, permission: "people.see", daily: ["admin", "securityAdmin"] },
  { href: "/security", label: "security.company", icon: <LockOutlined />, permission: "people.manage", or: "people.authorise", daily: ["systemAdmin", "securityAdmin"] },
  { href: "/audit", label: "security.audit", icon: <SafetyOutlined />, permission: "audit.see", daily: ["admin", "auditAdmin"] },
  { href: "/system", label: "system.title", icon: <SafetyCertificateOutlined />, permission: "backups.see", daily: ["systemAdmin"] },
  { href: "/me", label: "people.me", icon: <IdcardOutlined />, permission: "self", daily: [] },
  { href: "/mailbox", label: "mailbox.title", icon: <MailOutlined />, permission: "self", daily: [], demo: true },
];

const creations: readonly { href: string; label: string; permission: Permission }[] = [
  { href: "/orders/new", label: "orders.noun", permission: "orders.enter" },
  { href: "/customers/new", label: "customers.noun", permission: "customers.enter" },
];

const longest = 7;

export function frameFor({ permissions, roles, company }: Session, t: Translate): Frame {
  const may = (permission: Permission) => permissions[permission] !== undefined;
  const home: MenuEntry = { href: "/", label: t("shell.home"), icon: <HomeOutlined />, letter: "h" };
  const allowed = places.filter(({ permission, or, demo }) => (may(permission) || (or !== undefined && may(or))) && (!demo || company.demo));
  const daily = allowed.filter((place) => place.daily.some((role) => roles.includes(role))).slice(0, longest - 1);
  const entry = ({ href, label, icon, letter }: Place): MenuEntry => ({ href, label: t(label), icon, letter });
  const rest = allowed.filter((place) => !daily.includes(place)).map((place) => ({ ...entry(place), more: true }));
  const duties: MenuEntry = { href: "/duties", label: t("shell.duties"), icon: <CheckSquareOutlined /> };
  const me: MenuEntry = { href: "/me", label: t("shell.me"), icon: <UserOutlined /> };
  return {
    menu: [home, ...daily.map(entry), ...rest],
    bar: [...(may("duties.see") ? [duties] : [home]), ...daily.slice(0, 3).map(entry), me],
    creations: creations.filter(({ permission }) => may(permission)).map(({ href, label }) => ({ href, label: t(label) })),
  };
}
