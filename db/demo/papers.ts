import { crc32, deflateSync } from "node:zlib";
import type { Wish } from "./orders.ts";
import type { SentFile } from "./play.ts";
import { products } from "./products.ts";

/** The customer's own order as it came: a table that any spreadsheet opens. */
export function orderSheet({ customer, customerPo, lines }: Wish): SentFile {
  const rows = lines.map(({ code, quantity, parameters }, i) => {
    const { name, spec, unit } = products.find((product) => product.code === code)!;
    return [i + 1, name, spec, parameters ?? "", quantity, unit].join(",");
  });
  const text = [`${customer.name} 采购订单,,,,,`, `单号,${customerPo},,,,`, "序号,品名,规格,要求,数量,单位", ...rows].join("\r\n");
  return { name: `${customerPo}.csv`, type: "text/csv", bytes: Buffer.from(text) };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A black and white PNG in which `isInk` says what is drawn. */
function png(width: number, height: number, isInk: (x: number, y: number) => boolean): Buffer {
  const rows = Array.from({ length: height }, (_, y) => Buffer.from([0, ...Array.from({ length: width }, (_, x) => (isInk(x, y) ? 0 : 255))]));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // 8 bits of grey.
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.concat(rows))), chunk("IEND", Buffer.alloc(0))]);
}

const stroke = (x: number, y: number) => Math.abs(y - 30 - 16 * Math.sin(x / 9) * Math.cos(x / 31)) < 1.6 && x > 12 && x < 148;
/** A signature as a finger draws it. */
export const signature = png(160, 60, stroke);

/** A screenshot of a chat in which the customer agrees: two bubbles. */
export const screenshot = (customerPo: string): SentFile => ({
  name: `${customerPo}-确认截图.png`, type: "image/png",
  bytes: png(120, 80, (x, y) => (y > 12 && y < 30 && x > 8 && x < 84) || (y > 44 && y < 62 && x > 40 && x < 112)),
});
