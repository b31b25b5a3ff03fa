import { afterEach, expect, test } from "vitest";
import { TypstProcess, type TypstOptions } from "./typst.ts";

const open: TypstProcess[] = [];
function started(options: TypstOptions = {}): TypstProcess {
  const typst = new TypstProcess({ childPath: new URL("./typst-child.fixture.ts", import.meta.url), ...options });
  open.push(typst);
  return typst;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((typst) => typst.close()));
});
const work = (data: string) => ({ template: "any.typ", data, format: "pdf" as const, images: [] });

test("papers asked for at once are made one after the other by one process", async () => {
  const typst = started();
  const outputs = await Promise.all(["a", "b", "c"].map((data) => typst.run(work(data))));
  expect(new Set(outputs.map(({ pages }) => pages))).toEqual(new Set([typst.pid]));
});

test("a paper on which the process dies twice is refused, and the next one is made by a new process", async () => {
  const typst = started();
  const before = (await typst.run(work("a"))).pages;
  const [died, next] = await Promise.allSettled([typst.run(work("die")), typst.run(work("b"))]);
  expect(died).toMatchObject({ status: "rejected", reason: { code: "crash" } });
  expect(next).toMatchObject({ status: "fulfilled" });
  expect(typst.pid).not.toBe(before);
});

test("a paper whose process was killed from outside is made all the same", async () => {
  const typst = started();
  const { pages: pid } = await typst.run(work("a"));
  process.kill(pid, "SIGKILL");
  expect((await typst.run(work("b"))).pages).not.toBe(pid);
});

test("a paper over its time ends its process, and those who waited get theirs", async () => {
  const typst = started({ timeoutMs: 2500 });
  const [hung, next] = await Promise.allSettled([typst.run(work("hang")), typst.run(work("b"))]);
  expect(hung).toMatchObject({ status: "rejected", reason: { code: "timeout" } });
  expect(next).toMatchObject({ status: "fulfilled" });
});

test("a template's refusal carries its reason", async () => {
  await expect(started().run(work("refuse"))).rejects.toMatchObject({ code: "template", message: expect.stringContaining("no such fact") });
});

test("more papers than may wait are refused at once", async () => {
  const typst = started({ maxWaiting: 1 });
  const accepted = [typst.run(work("a")), typst.run(work("b"))];
  await expect(typst.run(work("c"))).rejects.toMatchObject({ code: "busy" });
  await Promise.all(accepted);
});

test("closing refuses what waits and leaves no process behind", async () => {
  const typst = started();
  const { pages: pid } = await typst.run(work("a"));
  const waiting = Promise.allSettled([typst.run(work("hang")), typst.run(work("b"))]);
  await typst.close();
  expect(await waiting).toMatchObject([{ reason: { code: "closed" } }, { reason: { code: "closed" } }]);
  expect(() => process.kill(pid, 0)).toThrow();
  await expect(typst.run(work("c"))).rejects.toMatchObject({ code: "closed" });
});
