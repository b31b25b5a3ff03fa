import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { Inside } from "./parts/Inside.tsx";
import { NotFound } from "./parts/NotFound.tsx";
import { PageSkeleton } from "./parts/PageSkeleton.tsx";

/*
 * The sitemap: one line for each page. A page's code is loaded when somebody goes there:
 *   createRoute({ getParentRoute: () => inside, path: "/orders/$orderId", component: lazyRouteComponent(() => import("./screens/orders/order-read.tsx"), "OrderRead") })
 */
const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
/** Pages that need somebody signed in stand in the frame. */
const inside = createRoute({ getParentRoute: () => root, id: "inside", component: Inside });

const pages = [
  createRoute({ getParentRoute: () => inside, path: "/production", beforeLoad: () => redirect({ to: "/production/requests", throw: true }) }),
  createRoute({ getParentRoute: () => inside, path: "/production/requests", component: lazyRouteComponent(() => import("./screens/production/requests-plan.tsx"), "RequestsPlan") }),
  createRoute({ getParentRoute: () => inside, path: "/production/board", component: lazyRouteComponent(() => import("./screens/production/board-read.tsx"), "BoardRead") }),
  createRoute({ getParentRoute: () => inside, path: "/production/runs", component: lazyRouteComponent(() => import("./screens/production/runs-list.tsx"), "RunsList") }),
  createRoute({ getParentRoute: () => inside, path: "/production/reports", component: lazyRouteComponent(() => import("./screens/production/progress-report.tsx"), "ProgressReport") }),
  createRoute({ getParentRoute: () => inside, path: "$", component: NotFound }),
];
const entrance = [
  createRoute({ getParentRoute: () => root, path: "/sign-in", component: lazyRouteComponent(() => import("./screens/people/sign-in.tsx"), "SignIn") }),
];

export const router = createRouter({
  routeTree: root.addChildren([inside.addChildren(pages), ...entrance]),
  defaultPreload: "intent",
  defaultPendingComponent: PageSkeleton,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
