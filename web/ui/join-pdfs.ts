// Papers of the house come as plain PDF: numbered objects one after the other, a table of where each begins, nothing packed together. That is all that is read here.

interface Parsed {
  /** Bodies of the objects by their number. */
  objects: ReadonlyMap<number, string>;
  /** The number of the root of its pages, and how many they are. */
  pages: number;
  count: number;
  size: number;
}

/** One character a byte, so that offsets count bytes. */
function textOf(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join("");
}

const found = (text: string, pattern: RegExp): string => {
  const [, value] = pattern.exec(text) ?? [];
  if (value === undefined) throw new Error(`not a plain PDF: ${pattern.source} is not in it`);
  return value;
};

function parsed(bytes: Uint8Array): Parsed {
  const text = textOf(bytes);
  const table = Number(found(text, /startxref\s+(\d+)\s+%%EOF\s*$/));
  const offsets = [...text.slice(table).matchAll(/^(\d{10}) \d{5} n/gm)].map(([, offset]) => Number(offset)).toSorted((a, b) => a - b);
  const objects = new Map(offsets.map((offset, at) => {
    const object = text.slice(offset, offsets[at + 1] ?? table);
    return [Number(found(object, /^(\d+) 0 obj/)), object.slice(object.indexOf("obj") + 3, object.lastIndexOf("endobj"))] as const;
  }));
  const root = objects.get(Number(found(text.slice(table), /\/Root (\d+) 0 R/))) ?? "";
  const pages = Number(found(root, /\/Pages (\d+) 0 R/));
  return { objects, pages, count: Number(found(objects.get(pages) ?? "", /\/Count (\d+)/)), size: Math.max(...objects.keys()) + 1 };
}

/** What an object says beside its stream, with references moved on by `by`; words in brackets that look like one stay. */
function moved(body: string, by: number): string {
  const at = />>\s*stream\r?\n/.exec(body)?.index ?? body.length;
  const words = body.slice(0, at).replace(/\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|\b(\d+) 0 R\b/g, (all: string, number?: string) => (number === undefined ? all : `${Number(number) + by} 0 R`));
  return words + body.slice(at);
}

const pageRoot = 2;

/** Joins papers of the house into one PDF, page for page as they are, in the order given. Throws for a PDF of another making that packs its objects. */
export function joinPdfs(files: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const objects: [number: number, body: string][] = [];
  const kids: string[] = [];
  let [base, count] = [pageRoot, 0];
  for (const file of files.map(parsed)) {
    for (const [number, body] of file.objects) {
      const own = moved(body, base);
      objects.push([number + base, number === file.pages ? own.replace("<<", `<< /Parent ${pageRoot} 0 R`) : own]);
    }
    kids.push(`${file.pages + base} 0 R`);
    count += file.count;
    base += file.size;
  }
  objects.unshift([1, `\n<< /Type /Catalog /Pages ${pageRoot} 0 R >>\n`], [pageRoot, `\n<< /Type /Pages /Count ${count} /Kids [${kids.join(" ")}] >>\n`]);
  return written(objects);
}

function written(objects: readonly [number, string][]): Uint8Array<ArrayBuffer> {
  const begins = new Map<number, number>();
  const parts = ["%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n\n"];
  let length = parts[0]!.length;
  for (const [number, body] of objects) {
    const object = `${number} 0 obj${body}endobj\n`;
    begins.set(number, length);
    parts.push(object);
    length += object.length;
  }
  const size = Math.max(...begins.keys()) + 1;
  const table = Array.from({ length: size }, (_, number) => (begins.has(number) ? `${String(begins.get(number)).padStart(10, "0")} 00000 n \n` : "0000000000 65535 f \n"));
  parts.push(`xref\n0 ${size}\n${table.join("")}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`);
  const text = parts.join("");
  return Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}
