import type { ListsReport } from "./lists.ts";
import type { Measured } from "./measure.ts";

const width = 860;
const rowHeight = 26;
const left = 300;
const right = 120;
/** Milliseconds at both ends of the logarithmic axis. */
const [least, most] = [1, 1000];
const colours = { list: "#1668dc", search: "#389e0d", page: "#8c8c8c" } as const;

const xOf = (ms: number): number => left + ((Math.log10(Math.min(Math.max(ms, least), most)) - Math.log10(least)) / (Math.log10(most) - Math.log10(least))) * (width - left - right);
const escaped = (words: string): string => words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const shortened = (orders: number): string => (orders >= 1_000_000 ? `${orders / 1_000_000} M` : orders >= 1000 ? `${orders / 1000} k` : String(orders));

/** A row: what was measured, a mark for each size, small to large, joined by a line. */
function row(name: string, sizes: readonly Measured[], y: number): string {
  const points = sizes.map(({ p95 }) => xOf(p95));
  const colour = colours[sizes[0]?.group ?? "page"];
  const marks = points.map((x, i) => `<circle cx="${x.toFixed(1)}" cy="${y}" r="${3 + 2 * i}" fill="${i === points.length - 1 ? colour : "#fff"}" stroke="${colour}" stroke-width="1.5"/>`);
  const figures = sizes.map(({ p95 }) => p95.toFixed(p95 < 10 ? 1 : 0)).join(" → ");
  return `<text x="${left - 12}" y="${y + 4}" text-anchor="end">${escaped(name)}</text><line x1="${Math.min(...points).toFixed(1)}" x2="${Math.max(...points).toFixed(1)}" y1="${y}" y2="${y}" stroke="${colour}"/>${marks.join("")}<text x="${width - right + 12}" y="${y + 4}">${figures}</text>`;
}

/** How the 95th percentile grows with the number of orders, as SVG: a row a case, milliseconds on a logarithmic axis, larger marks for more orders. */
export function growthPicture({ sizes, when, machine }: ListsReport): string {
  const names = sizes[0]?.measured.map(({ name }) => name) ?? [];
  const height = 92 + names.length * rowHeight;
  const grid = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((ms) => `<line x1="${xOf(ms).toFixed(1)}" x2="${xOf(ms).toFixed(1)}" y1="52" y2="${height - 24}" stroke="${ms === 20 || ms === 50 ? "#d4380d" : "#e0e0e0"}"/><text x="${xOf(ms).toFixed(1)}" y="46" text-anchor="middle">${ms}</text>`);
  const rows = names.map((name, i) => row(name, sizes.flatMap(({ measured }) => measured.filter((one) => one.name === name)), 70 + i * rowHeight));
  const caption = `p95 in ms at ${sizes.map(({ orders }) => shortened(orders)).join(", ")} orders (larger marks: more orders). ${when.slice(0, 10)}, ${machine}${sizes.some(({ measured }) => measured.some(({ noisy }) => noisy)) ? ", machine busy with other work" : ""}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#333"><rect width="100%" height="100%" fill="#fff"/><text x="12" y="20" font-size="14">${escaped(caption)}</text>${grid.join("")}${rows.join("")}</svg>\n`;
}
