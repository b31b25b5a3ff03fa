import { inflateSync } from "node:zlib";
import { create } from "qrcode";
import { expect, test } from "vitest";
import { qrPicture } from "./qr-picture.ts";

const text = "https://orders.example.com/p/confirm#abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

test("the picture of a link shows its code, dot by dot, within a white margin, large enough to be scanned off a screen", () => {
  const png = qrPicture(text);
  const width = png.readUInt32BE(16);
  const pixels = inflateSync(png.subarray(png.indexOf("IDAT") + 4, png.length - 16));
  const white = (x: number, y: number): boolean => Boolean(pixels[y * (1 + Math.ceil(width / 8)) + 1 + (x >> 3)]! & (0x80 >> (x & 7)));
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const across = modules.size + 4;
  const scale = width / across;
  const shown = Array.from({ length: across ** 2 }, (_, n) => white(((n % across) + 0.5) * scale, (Math.floor(n / across) + 0.5) * scale));
  const inside = (n: number) => n >= 2 && n < across - 2;
  const wanted = shown.map((_, n) => {
    const [x, y] = [n % across, Math.floor(n / across)];
    return !(inside(x) && inside(y) && modules.get(y - 2, x - 2));
  });
  expect(shown).toEqual(wanted);
  expect(width).toBeGreaterThanOrEqual(480);
});
