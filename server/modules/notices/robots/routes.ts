import { roles } from "../../../../contract/permissions.ts";
import * as contract from "../../../../contract/robots.ts";
import { type CommandContext, type Handler, handle, read } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import * as store from "./store.ts";
import { robotTest } from "./tell-groups.ts";
import { mayReach, vendorHosts } from "./vendors.ts";

export interface RobotDeps {
  /** Hosts beside the vendors' own that the operator allows, as `host:port`. */
  allowedHosts: readonly string[];
  /** Lets the worker look at once. */
  wake(): void;
}

const subjectOf = (id: string) => ({ kind: "robot", id });

/** What the journal keeps: never the address nor the secret. */
const told = ({ name, vendor, kinds, role, departmentId }: Pick<store.Robot, "name" | "vendor" | "kinds" | "role" | "departmentId">) => ({ name, vendor, kinds, role, departmentId });

const foreign = (vendor: contract.RobotVendor, url: string, { allowedHosts }: RobotDeps): Refused | undefined =>
  mayReach(vendor, url, allowedHosts) ? undefined : refuse("robotAddressForeign", { vendor, host: vendorHosts[vendor][0] }, ["url"]);

async function open({ tx }: CommandContext, id: string): Promise<store.Robot | Refused> {
  return (await store.lockRobot(tx, id)) ?? refuse("notFound");
}

const roleIn = (role: string | null) => roles.find((each) => each === role) ?? null;
const shown = ({ url, secret, role, kinds, ...robot }: store.Robot) => ({ ...robot, kinds: [...kinds], role: roleIn(role), host: new URL(url).host, signed: secret !== null });

export const robotRoutes = (deps: RobotDeps): readonly Handler[] => [
  read(contract.listRobots, async (_, { tx }) => (await store.robots(tx)).map(shown)),
  read(contract.listRobotMessages, (asked, { tx }) => store.messages(tx, asked)),
  handle(contract.addRobot, async ({ secret = null, ...said }, context) => {
    const refused = foreign(said.vendor, said.url, deps);
    if (refused) return refused;
    const id = context.newId();
    await store.insertRobot(context.tx, { ...said, id, secret, now: context.now });
    record(context, { subject: subjectOf(id), what: "robotAdded", facts: told(said) });
    return { id, revision: 1 };
  }),
  handle(contract.editRobot, async ({ robotId, expectedRevision, url, secret, ...said }, context) => {
    const robot = await open(context, robotId);
    if (isRefused(robot)) return robot;
    if (robot.revision !== expectedRevision) return refuse("stale", { revision: robot.revision });
    const after = { ...said, id: robotId, url: url ?? robot.url, secret: secret === undefined ? robot.secret : secret };
    const refused = foreign(after.vendor, after.url, deps);
    if (refused) return refused;
    await store.updateRobot(context.tx, after);
    record(context, { subject: subjectOf(robotId), what: "robotChanged", facts: { ...told(after), addressChanged: url !== undefined } });
    return { id: robotId, revision: robot.revision + 1 };
  }),
  handle(contract.removeRobot, async ({ robotId }, context) => {
    const robot = await open(context, robotId);
    if (isRefused(robot)) return robot;
    await store.endRobot(context.tx, robotId, context.now);
    record(context, { subject: subjectOf(robotId), what: "robotRemoved", facts: { name: robot.name } });
    return { id: robotId };
  }),
  handle(contract.testRobot, async ({ robotId }, context) => {
    const robot = await open(context, robotId);
    if (isRefused(robot)) return robot;
    if (await store.waitingTest(context.tx, robotId)) return refuse("robotTestUnderWay");
    const messageId = robotTest(context, robot);
    record(context, { subject: subjectOf(robotId), what: "robotTested" });
    context.afterCommit(deps.wake);
    return { messageId };
  }),
];
