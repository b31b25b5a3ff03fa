import "../ui/tokens.css";
import "../ui/base.css";
import { AlertOutlined, AuditOutlined, FileTextOutlined, HomeOutlined, PlusOutlined, ScanOutlined, UserOutlined } from "@ant-design/icons";
import { createHashHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from "@tanstack/react-router";
import { Button } from "antd";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { newQueryClient } from "../api/queries.ts";
import { catalogues } from "../i18n/catalogues.ts";
import { startWords } from "../i18n/words.ts";
import { NotFound } from "../parts/NotFound.tsx";
import { PageTitle } from "../parts/PageTitle.tsx";
import { Providers } from "../parts/Providers.tsx";
import { Shell } from "../parts/Shell.tsx";
import { applyAppearance } from "../ui/preferences.ts";
import { Lines } from "./Lines.tsx";
import { List } from "./List.tsx";
import { Pieces } from "./Pieces.tsx";

/* The gallery of pieces, for developers: `npx vite`, then /gallery.html. It is not built. */
const menu = [
  { href: "/", label: "工作台", icon: <HomeOutlined />, letter: "h" },
  { href: "/list", label: "我的订单", icon: <FileTextOutlined />, letter: "o", count: 12 },
  { href: "/lines", label: "订单录入", icon: <AuditOutlined />, letter: "a" },
  { href: "/missing", label: "异常", icon: <AlertOutlined />, count: 120 },
];
const bar = [...menu.slice(0, 2), { href: "/lines", label: "新增", icon: <PlusOutlined /> }, { href: "/scan", label: "扫码", icon: <ScanOutlined /> }, { href: "/me", label: "我", icon: <UserOutlined /> }];
const find = async (words: string) => [{ href: "/list", label: `SO-202611-${words}`, group: "订单", detail: "华东纸业" }];

function Frame() {
  return (
    <Shell
      {...{ menu, bar, find }}
      creations={[{ href: "/lines", label: "销售订单" }, { href: "/lines", label: "客户" }]}
      duties={{ href: "/list", count: 7 }}
      messages={{ href: "/list", count: 0 }}
      me={{ name: "李伟", detail: "澄江纸品 · 销售员" }}
      meMenu={<Button block>退出登录</Button>}
      banner="演示数据，可以随便试"
    >
      <Outlet />
    </Shell>
  );
}

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });
const page = (path: string, title: string, Body: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => root, path, component: () => <><PageTitle title={title} /><Body /></> });
const routeTree = root.addChildren([page("/", "各种部件", Pieces), page("/list", "订单列表", List), page("/lines", "订单录入", Lines)]);

const router = createRouter({ routeTree, history: createHashHistory() });

applyAppearance();
await startWords(catalogues);
const container = document.getElementById("root");
if (!container) throw new Error("gallery.html has no root");
createRoot(container).render(
  <StrictMode>
    <Providers client={newQueryClient()}>
      {/* Of its own type: the one that is registered (`Register`) is the app's. */}
      <RouterProvider<typeof router> router={router} />
    </Providers>
  </StrictMode>,
);
