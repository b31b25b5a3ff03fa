const pageStart = /^ {4}<path class="typst-shape" fill="#ffffff"/;
// A hundredth of a point is far below what a screen shows, and halves the size.
const fineFraction = /(\.\d\d)\d+/g;
const glyph = / {8}<symbol id="([^"]+)"[\s\S]*?<\/symbol>\n?/g;

function onlyUsedGlyphs(defs: string, body: string): string {
  return defs.replace(glyph, (symbol, id: string) => (body.includes(`"#${id}"`) ? symbol : ""));
}

/**
 * One SVG per page out of the single tall SVG that Typst makes (its pages stand below each other, each begun by its white ground).
 * Text is outlines there, so no fact can pass for markup. Throws when the pages found are not the pages counted.
 */
export function svgPages(tall: string, pages: number): string[] {
  const lines = tall.replaceAll(fineFraction, "$1").split("\n");
  const box = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(lines[0] ?? "");
  const starts = lines.flatMap((line, at) => (pageStart.test(line) ? [at] : []));
  const end = lines.findIndex((line) => /^ {4}<defs\b/.test(line));
  if (!box || starts.length !== pages || end < 0) throw new Error(`an SVG of ${starts.length} pages came where ${pages} were expected`);
  const [width, height] = [Number(box[1]), Number(box[2]) / pages];
  const defs = lines.slice(end, lines.lastIndexOf("    </defs>") + 1).join("\n");
  const open = `<svg class="typst-doc" viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`;
  return starts.map((start, at) => {
    const body = lines.slice(start, starts[at + 1] ?? end).map((line) => line.replace(/^ {4}<g transform="[^"]*">/, "    <g>")).join("\n");
    return [open, body, onlyUsedGlyphs(defs, body), "</svg>"].join("\n");
  });
}
