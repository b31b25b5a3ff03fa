import { crc32, deflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { csvLines } from "../../contract/csv.ts";
import { TableRefused } from "../../server/platform/tables/limits.ts";
import { readTables } from "../../server/platform/tables/read-tables.ts";
import { type Colleague, testHouse } from "../support/house.ts";
import { papermill } from "../support/scene.ts";

// Spreadsheets that harm (S13 of the promises in docs/security.md), and those that we write (S14).
interface Part {
  name: string;
  bytes: Buffer;
  /** What the directory says instead of the truth. */
  packedSize?: number;
}

function zipOf(parts: readonly Part[]): Buffer {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, bytes, packedSize } of parts) {
    const [packed, path] = [deflateRawSync(bytes), Buffer.from(name)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packedSize ?? packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(path.length, 22);
    locals.push(Buffer.from("PK\u0003\u0004"), fields, path, packed);
    const entry = Buffer.alloc(46 - 6 - 26);
    entry.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000"), fields, entry, path);
    at += 30 + path.length + packed.length;
  }
  const written = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(written.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, written, end]);
}

const part = (name: string, text: string): Part => ({ name, bytes: Buffer.from(text) });
const head = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
const foot = "</sheetData></worksheet>";
const cell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook of one sheet; `target` is where its bytes lie. */
const workbook = (sheet: string, { more = [], target = "worksheets/sheet1.xml" }: { more?: Part[]; target?: string } = {}): Buffer =>
  zipOf([
    part("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'),
    part("_rels/.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    part("xl/workbook.xml", `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    part("xl/_rels/workbook.xml.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="${target}"/></Relationships>`),
    part(`xl/${target}`, sheet), ...more,
  ]);
const row = (at: number, cells = cell(`A${at}`, "编码") + cell(`B${at}`, "数量")) => `<row r="${at}">${cells}</row>`;
const entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';

const bombs: [string, string, () => Buffer][] = [
  ["one that unpacks a thousand times", "importUnsafe", () => workbook(`${head}${" ".repeat(60 * 1024 * 1024)}${foot}`)],
  ["ten thousand entries", "importUnsafe", () => workbook(`${head}${row(1)}${foot}`, { more: Array.from({ length: 10_001 }, (_, i) => part(`xl/x${i}.xml`, "<a/>")) })],
  ["more rows than may be", "importTooLong", () => workbook(`${head}${Array.from({ length: 50_001 }, (_, i) => row(i + 1, `<c r="A${i + 1}"><v>${i}</v></c>`)).join("")}${foot}`)],
  ["a cell in the last corner, for which the reader would make room", "importTooLong", () => workbook(`${head}${row(1)}${row(1_048_576, cell("XFD1048576", "x"))}${foot}`)],
  ["a cell in the last column of the last row that may be", "importUnsafe", () => workbook(`${head}${row(1)}${row(50_000, cell("XFD50000", "x"))}${foot}`)],
  ["a tag with half a million attributes", "importUnsafe", () => workbook(`${head}<row r="1"><c ${Array.from({ length: 300_000 }, (_, i) => `a${i}="1"`).join(" ")} r="A1"/></row>${foot}`)],
  ["elements that are never closed", "importUnsafe", () => workbook(`${head}${"<x>".repeat(2_000_000)}`)],
  ["a declared entity that reads a file", "importUnsafe", () => workbook(`${entity}${head}${row(1, cell("A1", "&b;"))}${foot}`)],
  ["the same in a sheet that calls itself otherwise", "importUnsafe", () => workbook(`${entity}${head}${row(1, cell("A1", "&b;"))}${foot}`, { target: "worksheets/sheet1.bin" })],
  ["links to other workbooks", "importUnsafe", () => workbook(`${head}${row(1)}${foot}`, { more: [part("xl/externalLinks/externalLink1.xml", "<externalLink/>")] })],
  ["sizes that lie", "importUnreadable", () => zipOf([{ ...part("xl/workbook.xml", "<a/>"), packedSize: 4_000_000_000 }])],
  ["half a file", "importUnreadable", () => workbook(`${head}${row(1)}${foot}`).subarray(0, 700)],
  ["a picture that calls itself a table", "importUnreadable", () => Buffer.from("89504e470d0a1a0a", "hex")],
];

/** Starts a watch of what this process works, its threads included: a machine that others use makes nothing of it longer. */
function workedSince(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
}

describe("[S13] a table that would harm", () => {
  test.each(bombs)("%s is refused after two seconds of work at most, in bounded memory, while others are answered", async (_, code, made) => {
    const bytes = made();
    const before = process.memoryUsage().rss;
    const worked = workedSince();
    let [last, lag, most] = [performance.now(), 0, before];
    const watch = setInterval(() => {
      const now = performance.now();
      [lag, last, most] = [Math.max(lag, now - last), now, Math.max(most, process.memoryUsage().rss)];
    }, 10);
    const refused = await readTables(bytes, "订单.xlsx").then(() => "read", (error: unknown) => (error instanceof TableRefused ? error.code : String(error)));
    clearInterval(watch);
    expect([refused, worked() < 2_000, most - before < 256 * 1024 * 1024, lag < 500]).toEqual([code, true, true, true]);
  });

  test("the time for a text grows with its length and not with its square, whatever stands in it", async () => {
    const texts = [`料号,数量\n"a${'" a'.repeat(400_000)}${" ".repeat(2_000_000)},b\n`, `"${'""'.repeat(2_000_000)}`, `a${"\n".repeat(49_000)}b`, ",".repeat(4_000_000), `${'"'.repeat(3_000_001)},x`, "\u3000".repeat(1_500_000)];
    for (const text of texts) {
      const worked = workedSince();
      await readTables(Buffer.from(text), "订单.csv").catch((error: unknown) => expect(error).toBeInstanceOf(TableRefused));
      expect([text.slice(0, 12), worked() < 2_000]).toEqual([text.slice(0, 12), true]);
    }
  });

  test("many at once wait for each other, and what would wait too long is told so", async () => {
    const slow = workbook(`${head}${Array.from({ length: 20_000 }, (_, i) => row(i + 1)).join("")}${foot}`);
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => readTables(slow, "订单.xlsx").then(() => "read", (error: unknown) => (error instanceof TableRefused ? error.code : String(error)))));
    expect([...new Set(outcomes)].toSorted()).toEqual(["importBusy", "read"]);
    expect((await readTables(workbook(`${head}${row(1)}${foot}`), "订单.xlsx")).tables[0]!.rows).toEqual([["编码", "数量"]]);
  });

  test("quotes, line ends and words behind a quote are read as people write them", async () => {
    const read = async (text: string) => (await readTables(Buffer.from(text), "x.csv")).tables[0]!.rows;
    expect(await read('a,b\r\n"1,2","x ""y"""\r"z" w,3\n\n,\n"open,\n1')).toEqual([["a", "b"], ["1,2", 'x "y"'], ["z w", "3"], [""], ["", ""], ["open,\n1"]]);
    expect(await read("型号;5\" 管\n1;2")).toEqual([["型号", '5" 管'], ["1", "2"]]);
  });
});

describe("[S14] a list that goes out", () => {
  test.each(["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1+1", "＠x", "=HYPERLINK(\"http://x\")", "=cmd|' /C calc'!A0"])("has no cell that a spreadsheet would run: %j", (text) => {
    expect(csvLines([[text]]).replace(/^"/, "").startsWith("'")).toBe(true);
  });
  test("neither behind the sign that parts cells in some countries", () => {
    expect(csvLines([["x;=1+1", "a\t=1", "-12.50", "正常"]])).toBe('"x;=1+1","a\t=1",-12.50,正常\r\n');
  });
});

describe("[S15] a table's own headers", () => {
  let clerk: Colleague;
  beforeAll(async () => void ({ clerk } = await papermill(await testHouse())));

  test("that name what programs are made of are columns like others", async () => {
    const { status, json } = await clerk.sendText("POST", "/orders/import-preview", JSON.stringify({ rows: [["__proto__", "constructor", "toString", "编码", "数量"], ["1", "2", "3", "SY5750", "4"]] }));
    expect(status).toBe(200);
    expect(json).toMatchObject({ mapping: { code: 3, quantity: 4 } });
  });
});
