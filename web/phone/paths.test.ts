import { expect, test } from "vitest";
import { fitted } from "./paths.ts";

test("an address gives the values that the path names", () => {
  expect(fitted("/p/confirm/:token", "/p/confirm/a%2Bb")).toEqual({ token: "a+b" });
  expect(fitted("/p/pick", "/p/pick/")).toEqual({});
});

test("another address does not fit", () => {
  expect(fitted("/p/confirm/:token", "/p/confirm/")).toBeUndefined();
  expect(fitted("/p/confirm/:token", "/p/confirm/a/b")).toBeUndefined();
});
