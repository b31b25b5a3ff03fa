import base from "/work/main/vitest.config.ts";
export default { ...base, root: "/work/main", test: { ...(base as any).test, include: ["db/**/*.test.ts", "server/modules/demo/*.test.ts", "server/platform/clock-store.test.ts"], fileParallelism: false } };
