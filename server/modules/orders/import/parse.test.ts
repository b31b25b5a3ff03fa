import { readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import writeXlsx from "write-excel-file/node";
import { TableRefused } from "../../../platform/tables/limits.ts";
import { parseOrderFile } from "./parse.ts";
import { orderRows } from "./rows.ts";

const folder = join(import.meta.dirname, "../../../../test/fixtures/orders");
const fixture = (name: string) => parseOrderFile(readFileSync(join(folder, name)), name);

async function lines(name: string) {
  const file = await fixture(name);
  const { rows, skipped } = orderRows(file, { mapping: file.mapping, today: "2026-11-24" });
  return { sheet: file.sheet, skipped, lines: rows.map((row) => [row.row, row.codes.join("+"), row.quantity.value, row.unit, row.unitPrice.value, row.requestedDate.value, row.remark].join("|")) };
}

describe("order files as customers send them", () => {
  test("a form with a title, totals and signatures", async () =>
    expect(await lines("form-with-title.xlsx")).toEqual({
      sheet: "采购订单", skipped: 3, lines: ["5|ZB-1000|1200|件|9.5|2026-12-05|", "6|ZB-0750|800|件|8.25|2026-12-05|先发一半", "7|GZ-0115|2000|件|2.1|2026-12-10|"],
    }));
  test("the customer's own part numbers, date cells, and a price with a binary fraction", async () =>
    expect((await lines("own-part-numbers.xlsx")).lines).toEqual(["2|HL-88-01|500|PCS|12.3|2026-12-08|", "3|HL-88-02|300|PCS|0.3|2026-12-09|加急"]));
  test("groups with subtotals on the second sheet, days as serial numbers", async () =>
    expect(await lines("groups-with-subtotals.xlsx")).toEqual({ sheet: "明细", skipped: 3, lines: ["2|ZB-1000|60|||2026-12-05|", "3|GZ-0115|60|||2026-12-05|", "5|ZB-0750|40|||2026-12-06|"] }));
  test("typed by hand: full width, units stuck to quantities, spoken days", async () =>
    expect((await lines("typed-by-hand.xlsx")).lines).toEqual(["3|ZB-1000|1200|件||2026-12-05|", "4|zb-0750|1500|件||2026-12-06|", "5|GZ-0115|2000|个||2026-12-07|"]));
  test("CSV saved in GBK with thousands separators", async () =>
    expect((await lines("saved-in-gbk.csv")).lines).toEqual(["2|ZB-1000|1200||9.5|2026-12-05|送到 3 号门", "3|ZB-0750|800||8.25|2026-12-05|"]));
  test("CSV out of a system, in English and with bar codes", async () =>
    expect((await lines("from-a-system.csv")).lines).toEqual(["2|ZB-1000|240|EA|9.5|2026-12-05|", "3|6901234500017|240|EA|2.1|2026-12-05|"]));
  test("tab-separated Unicode text, and traditional headers with semicolons", async () => {
    expect((await lines("unicode-text.txt")).lines).toEqual(["2|ZB-0750|96|||2026-12-12|", "3|GZ-0115|96|||2026-12-12|"]);
    expect((await lines("traditional.csv")).lines).toEqual(["2|ZB-1000|360||9.5|2026-12-15|"]);
  });
  test("a file without headers is read, and its columns are left to be said", async () => {
    const file = await fixture("no-headers.csv");
    expect([file.headerAt, file.mapping]).toEqual([undefined, {}]);
    expect(orderRows(file, { mapping: { code: 0, quantity: 2 }, today: "2026-11-24" }).rows.map(({ code, quantity }) => [code, quantity.value])).toEqual([["ZB-1000", "120"], ["GZ-0115", "240"]]);
  });
});

/** A zip with one deflated entry each, sizes declared as given. */
function zipOf(entries: { name: string; content: Buffer; declared?: number }[]): Buffer {
  const [local, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, content, declared } of entries) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(declared ?? content.length, 18);
    head.writeUInt16LE(name.length, 22);
    const here = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), head, tail, Buffer.from(name)]));
    local.push(here);
    offset += here.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, central, Buffer.from("PK\x05\x06", "latin1"), end]);
}

const refusalOf = async (bytes: Buffer, name = "order.xlsx") => {
  const begun = performance.now();
  const error = await parseOrderFile(bytes, name).then(() => undefined, (thrown: unknown) => thrown);
  return { code: error instanceof TableRefused ? error.code : error, fast: performance.now() - begun < 2_000 };
};
const safely = { code: "importUnsafe", fast: true };

describe("files that would harm the house are refused within two seconds", () => {
  test("a zip bomb, whether it declares its size or lies about it", async () => {
    const bomb = Buffer.alloc(200 * 1024 * 1024, "<row/>");
    expect(await refusalOf(zipOf([{ name: "xl/worksheets/sheet1.xml", content: bomb }]))).toEqual(safely);
    expect(await refusalOf(zipOf([{ name: "xl/worksheets/sheet1.xml", content: bomb, declared: 1000 }]))).toEqual(safely);
  });
  test("one that packs more than a hundred times", async () => expect(await refusalOf(zipOf([{ name: "xl/worksheets/sheet1.xml", content: Buffer.alloc(20 * 1024 * 1024, "a") }]))).toEqual(safely));
  test("document type declarations and links to other workbooks", async () => {
    expect(await refusalOf(zipOf([{ name: "xl/workbook.xml", content: Buffer.from(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>`) }]))).toEqual(safely);
    expect(await refusalOf(zipOf([{ name: "xl/externalLinks/externalLink1.xml", content: Buffer.from("<x/>") }]))).toEqual(safely);
  });
  test("more than 50,000 rows, as a spreadsheet and as text", async () => {
    expect((await refusalOf(Buffer.from("a,1\n".repeat(50_001)), "long.csv")).code).toBe("importTooLong");
    const long = await writeXlsx(Array.from({ length: 50_001 }, () => [{ value: 1, type: Number }])).toBuffer();
    expect((await refusalOf(long)).code).toBe("importTooLong");
  });
  test("old Excel, pictures, broken and cut files are told apart", async () => {
    expect((await refusalOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).code).toBe("importOldExcel");
    expect((await refusalOf(Buffer.from("%PDF-1.7"))).code).toBe("importUnreadable");
    expect((await refusalOf(Buffer.from("PK\x03\x04 nothing", "latin1"))).code).toBe("importUnreadable");
    expect((await refusalOf(Buffer.from([0x41, 0, 0x42, 0, 1]), "x.csv")).code).toBe("importUnreadable");
    expect((await refusalOf(zipOf([{ name: "readme.txt", content: Buffer.from("no spreadsheet") }]))).code).toBe("importUnreadable");
    const whole = readFileSync(join(folder, "form-with-title.xlsx"));
    expect((await refusalOf(whole.subarray(0, whole.length - 400))).code).toBe("importUnreadable");
  });
  test("the house goes on reading after them", async () => expect((await lines("own-part-numbers.xlsx")).lines).toHaveLength(2));
});
