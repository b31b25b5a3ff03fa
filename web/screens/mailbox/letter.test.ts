import { expect, test } from "vitest";
import { framed } from "./letter.ts";

test("links of a letter open beside it", () => expect(framed({ html: '<a href="https://x.example/p/1">open</a>', text: "" })).toContain('<base target="_blank">'));

test("a letter without HTML shows its text as text, with its links usable", () => {
  const page = framed({ html: "", text: "<b>1 < 2</b> see https://x.example/p/1?a=1&b=2" });
  expect(page).toContain("&lt;b&gt;1 &lt; 2&lt;/b&gt;");
  expect(page).toContain('<a href="https://x.example/p/1?a=1&amp;b=2">');
});
