import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { paperKinds } from "../contract/papers.ts";
import { bareOf, copiedIn, halfWidthIn, windowLength, windowsOf } from "./architecture/own-wording.ts";
import { sourceOf } from "./architecture/source.ts";

// The source documents are no part of this repository. `test/fixtures/source-wording/make.ts` made the fixtures, once, from the list of requirements that quotes them;
// they hold hashes of every 12 characters in a row of 352 quotations, so that a copied sentence is found and none can be read.

const root = join(import.meta.dirname, "..");
const linesOf = (name: string) => readFileSync(join(import.meta.dirname, "fixtures/source-wording", name), "utf8").trim().split("\n");
const sources: ReadonlySet<string> = new Set(linesOf("windows.txt"));
/** Documents that are not the sources': each with its reason. */
const otherNames = [
  "支付结算办法", // the central bank's rule for amounts in capitals, in a comment
  "对账单", // what 对账 (18.4) is done with, as the trade calls it
  "装箱标签", // what the warehouse puts on each package, as the trade calls it
  "退货单", // what comes with goods that a customer sends back (01.19), as the trade calls it
  "贷项通知单", // what finance hands over for a credit, as accounting software calls it
];
const officialNames = new Set(linesOf("document-names.txt"));

/** What people read: packs, pages, refusals, papers, notices and letters, and the words of the demo. */
const folders = ["packs", "web", "contract", "server", "db"];
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", ...folders], { cwd: root, encoding: "utf8" }).split("\n").filter((file) => /\.(ts|tsx|yaml|typ|sql|html)$/.test(file) && !/\.(test|fixture)\./.test(file));
const texts = files.map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

describe("[00.6] packs, screens and papers use our own wording", () => {
  test("no sentence of the sources stands in them, in simplified or traditional writing", () => {
    // A sentence stands in one string; labels of fields that happen to follow one another in a list are no sentence.
    const strings = texts.flatMap(({ file, text }) => text.split(/["`]/).map((part) => ({ file, part })));
    expect(strings.flatMap(({ file, part }) => copiedIn(part, sources).map((window) => `${file}: ${window}`))).toEqual([]);
  });
  test("all of the words are looked at", () => {
    expect(sources.size).toBeGreaterThan(2000);
    const chinese = texts.map(({ text }) => bareOf(text).length).reduce((sum, length) => sum + length, 0);
    expect(chinese).toBeGreaterThan(30_000);
    for (const part of ["packs/sys-01", "web/i18n/zh-CN/orders", "web/i18n/zh-TW/orders", "web/i18n/zh-CN/phone", "contract/refusals/orders", "server/modules/papers/labels/zh-cn", "server/modules/notices/texts"])
      expect(texts.filter(({ file, text }) => file.startsWith(part) && bareOf(text).length > 100).map(({ file }) => file), part).not.toEqual([]);
  });
});

describe("the check for copied sentences can fail", () => {
  const sentence = "凡经办人员须于当日下班之前将所收单据交至档案室登记造册";
  const planted: ReadonlySet<string> = new Set(windowsOf(sentence).keys());
  test.each([
    ["as it is", sentence],
    ["within other words", `提示:${sentence},谢谢`],
    ["with other punctuation and broken lines", "凡经办人员,须于当日\n下班之前 将所收单据——交至档案室登记造册。"],
    ["in traditional writing", "凡經辦人員須於當日下班之前將所收單據交至檔案室登記造冊"],
    ["only a part of it", sentence.slice(5, 5 + windowLength)],
  ])("a planted sentence is found %s", (_, text) => expect(copiedIn(text, planted)).not.toEqual([]));
  test("the kept hashes are of the sources: an enumeration of the archive's fields that they have too is found in one string", () =>
    expect(copiedIn("客户名称、统一社会信用代码、联系人、联系电话、收货地址", sources)).not.toEqual([]));
  test("the same thing said in other words is not", () => expect(copiedIn("谁收到单据,谁在当天把它送到档案室登记。", planted)).toEqual([]));
  test("the name of a document is everybody's", () => expect(copiedIn("打印《经办人员当日所收单据交接登记造册汇总表》", new Set(windowsOf("经办人员当日所收单据交接登记造册汇总表").keys()))).toEqual([]));
});

describe("[00.6] documents have their official names", () => {
  test("every paper that the system makes", () => expect(Object.values(paperKinds).map(({ name }) => name["zh-CN"]).filter((name) => !officialNames.has(name) && !otherNames.includes(name))).toEqual([]));
  test("every name in 《》 that people read", () => {
    const named = texts.flatMap(({ file, text }) => [...text.matchAll(/《([^》]*)》/g)].map(([, name]) => ({ file, name: name ?? "" })));
    expect(named.length).toBeGreaterThan(20);
    const known = new Set([...officialNames, ...otherNames, ...Object.values(paperKinds).flatMap(({ name }) => Object.values(name))]);
    expect(named.filter(({ name }) => !known.has(name)).map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });
});

describe("Chinese is written with Chinese punctuation (GB/T 15834)", () => {
  const stringsIn = (value: unknown): string[] => (typeof value === "string" ? [value] : typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : []);
  /** Comments, and what code looks for in others' words, are no texts. */
  const saidIn = ({ file, text }: (typeof texts)[number]): string[] => (/\.tsx?$/.test(file) ? sourceOf(file, text).quoted : file.endsWith(".yaml") ? stringsIn(parse(text)) : text.replaceAll(/--.*$/gm, "").split(/["'\n]/));
  /** Each with its reason. */
  const notations = [
    /^db\/demo\/papers\.ts: .*,/, // a table as a customer's system writes it
    /^server\/processes\/imports\/terms\.ts: .*; 70%/, // how terms stand in a cell of a file
  ];
  test("brackets and marks beside Chinese characters are as wide as they are", () => {
    const chinese = texts.filter(({ text }) => /\p{Script=Han}/u.test(text));
    const found = chinese.flatMap((one) => saidIn(one).flatMap(halfWidthIn).map((where) => `${one.file}: ${where}`));
    expect(found.filter((each) => !notations.some((known) => known.test(each)))).toEqual([]);
    expect(notations.filter((known) => !found.some((each) => known.test(each)))).toEqual([]);
  });
  test("so are those of Chinese pages' texts that hold facts alone", () => {
    const found = texts.filter(({ file }) => file.startsWith("web/i18n/zh-")).flatMap(({ file, text }) => sourceOf(file, text).quoted.filter((part) => /\}[(),:;?!]|[(,;:]\{/.test(part)).map((part) => `${file}: ${part}`));
    expect(found).toEqual([]);
  });
  test("pages join what is not theirs by the mark of the reader's language", () => {
    const pages = texts.filter(({ file }) => /^web\/(?!i18n|build).*\.tsx?$/.test(file));
    expect(pages.flatMap(({ file, text }) => sourceOf(file, text).quoted.filter((part) => /^(: |：)$/.test(part)).map(() => file))).toEqual([]);
  });
  test("so does the server with what people said", () => {
    // English words, terms as they stand in a cell of a file, and what only whoever runs the house reads.
    const others = [
      "server/modules/papers/labels/en.ts", "server/processes/order-file/words.ts", "server/processes/imports/terms.ts",
      "server/modules/backups/load.ts", "server/modules/policies/conditions.ts", "server/modules/policies/policy-check.ts", "server/processes/enclosures.ts",
    ];
    const joining = texts.filter(({ file, text }) => /^server\/(modules|processes|views)\//.test(file) && sourceOf(file, text).quoted.includes(": ")).map(({ file }) => file);
    expect(joining.toSorted()).toEqual(others.toSorted());
  });
  test.each([
    "合并({count})", "抄送我的 (3 条未读)", "{role}({name})已申请", "第 1 箱重量(kg)", "已核实,次日补联系", "原为“同意”:{reason}", "能做吗?", "名称(代 李伟)", "(未建档)", "按标准签名(如 webhook-id),五分钟内发送", "对账单 {number}({from} 至 {until})",
  ])("the check sees %s", (text) => expect(halfWidthIn(text)).not.toEqual([]));
  test.each(["合并（{count}）", "制度默认 16:00", "订单 ZZ-1,200.50 元", "Count a print (补打)", "GB/T 22239 (等保): complexity, regular change", "《订单确认函》 and 《出库单》, both are made"])("and leaves %s", (text) => expect(halfWidthIn(text)).toEqual([]));
});
