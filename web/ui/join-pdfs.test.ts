import { expect, test } from "vitest";
import { joinPdfs } from "./join-pdfs.ts";

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** A PDF as papers are: its objects one after the other, and the table of where each begins. */
function pdf(pages: number, note: string): Uint8Array {
  const stream = "1 0 R \u00ff";
  const bodies = [
    `<<\n  /Type /Pages\n  /Count ${pages}\n  /Kids [${Array.from({ length: pages }, (_, at) => `${at + 4} 0 R`).join(" ")}]\n>>`, "<<\n  /Type /Catalog\n  /Pages 1 0 R\n>>",
    `<<\n  /Length ${stream.length}\n>>\nstream\n${stream}\nendstream`, ...Array.from({ length: pages }, () => `<<\n  /Type /Page\n  /Parent 1 0 R\n  /Contents 3 0 R\n  /Note (${note})\n>>`),
  ];
  let text = "%PDF-1.7\n%\u0080\u0080\u0080\u0080\n\n";
  const begins = bodies.map((body, at) => {
    const begin = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n\n`;
    return begin;
  });
  return bytesOf(`${text}xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${begins.map((begin) => `${String(begin).padStart(10, "0")} 00000 n \n`).join("")}trailer\n<<\n  /Size ${bodies.length + 1}\n  /Root 2 0 R\n>>\nstartxref\n${text.length}\n%%EOF`);
}

/** Objects by their number, found by the table. */
function objectsOf(bytes: Uint8Array): Map<number, string> {
  const text = textOf(bytes);
  const table = Number(/startxref\s+(\d+)/.exec(text)![1]);
  const entries = [...text.slice(table).matchAll(/^(\d{10}) \d{5} ([nf]) $/gm)];
  return new Map(entries.flatMap(([, offset, kind], number) => (kind === "n" ? [[number, text.slice(Number(offset), text.indexOf("endobj", Number(offset)))] as const] : [])));
}

test("papers printed together are one PDF with all their pages in order; what a page refers to is its own paper's", () => {
  const joined = objectsOf(joinPdfs([pdf(2, "see 1 0 R \\) 2 0 R"), pdf(1, "b")]));
  for (const [number, object] of joined) expect(object).toMatch(new RegExp(`^${number} 0 obj`));
  expect(joined.get(2)).toContain("/Count 3");
  const [first, second] = /\/Kids \[(\d+) 0 R (\d+) 0 R\]/.exec(joined.get(2)!)!.slice(1).map(Number);
  expect(joined.get(first!)).toContain("/Parent 2 0 R");
  const kids = (root: number) => [...joined.get(root)!.matchAll(/(\d+) 0 R(?=[\s\d R]*\])/g)].map(([, kid]) => Number(kid));
  expect([...kids(first!), ...kids(second!)].map((kid) => joined.get(kid)!.includes("/Type /Page\n"))).toEqual([true, true, true]);
  for (const root of [first!, second!])
    for (const kid of kids(root)) {
      expect(joined.get(kid)).toContain(`/Parent ${root} 0 R`);
      const [, contents] = /\/Contents (\d+) 0 R/.exec(joined.get(kid)!)!;
      expect(joined.get(Number(contents))).toContain("stream\n1 0 R \u00ff\nendstream");
    }
  // Words in brackets are no references.
  expect(joined.get(kids(first!)[0]!)).toContain("(see 1 0 R \\) 2 0 R)");
});

test("a PDF that packs its objects is not joined", () => expect(() => joinPdfs([bytesOf("%PDF-1.7\nstartxref\n9\n%%EOF")])).toThrow("not a plain PDF"));
