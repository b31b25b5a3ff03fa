import { afterAll } from "vitest";
import { doAfterwards } from "./afterwards.ts";

// Files share their process, so each leaves nothing open behind it.
afterAll(doAfterwards);
