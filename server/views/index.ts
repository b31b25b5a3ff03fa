import type { Handler } from "../platform/command.ts";
import { customerService, type CustomerServiceDeps } from "./customer-service.ts";
import { demoPath, type DemoPathDeps } from "./demo-path.ts";
import { demoStories } from "./demo-stories.ts";
import { dutyHistory } from "./duty-history.ts";
import { overview, type OverviewDeps } from "./overview.ts";
import { setup } from "./setup.ts";
import { shortages, type ShortagesDeps } from "./shortages.ts";
import { timeline, type TimelineDeps } from "./timeline.ts";
import { trace, type TraceDeps } from "./trace.ts";

/** Reads across rooms. */
export const viewRoutesOf = (deps: TimelineDeps & TraceDeps & ShortagesDeps & OverviewDeps & DemoPathDeps & CustomerServiceDeps): readonly Handler[] => [timeline(deps), trace(deps), overview(deps), customerService(deps), dutyHistory, demoPath(deps), demoStories(deps), setup, ...shortages(deps)];
