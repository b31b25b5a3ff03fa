import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take tens of seconds, each more than all that a worker does in its last minute. Where nobody knows durations yet, as in a fresh clone, vitest begins with the largest files, and these are short. */
const long = ["test/random/random-commands", "test/simulation/simulation", "test/permissions/permissions", "test/scenarios/bad-input", "server/conformance/", "test/bench/bench", "server/bench/load", "test/security/fuzz"];

/** Begins with what takes longest, so that no worker is left alone with it at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => long.findIndex((name) => moduleId.includes(`/${name}`)) + 1 || long.length + 1;
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
