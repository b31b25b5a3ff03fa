import { afterAll, beforeAll, describe } from "vitest";
import { crowds } from "./two/crowd.ts";
import { databaseAway } from "./two/database-away.ts";
import { acrossProcesses, endedCleanly } from "./two/live.ts";
import { type Two, twoProcesses } from "./two/system.ts";
import { nextVersion, refusedVersion } from "./two/upgrade.ts";
import { brokenUploads } from "./two/uploads.ts";

// One system for all of it: to start one of its own for each took longer than what is tried.
const two = {} as Two;
beforeAll(async () => void Object.assign(two, await twoProcesses()));
afterAll(() => two.remove?.());

describe("pages at two processes", () => acrossProcesses(two));
describe("a crowd", () => crowds(two));
describe("uploads", () => brokenUploads(two));
describe("the way to the database", () => databaseAway(two));
describe("the next version", () => nextVersion(two));
// These leave nothing running.
describe("the end", () => endedCleanly(two));
describe("a version that is newer", () => refusedVersion(two));
