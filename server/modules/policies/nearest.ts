/** How many letters must be put in, left out or replaced to make `b` of `a`. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

/** The word that was probably meant, or undefined when none is near. */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  const short = typed.slice(0, 60);
  const [best] = words.map((word) => ({ word, far: distance(short, word) })).toSorted((a, b) => a.far - b.far);
  return best && best.far <= Math.max(2, best.word.length / 3) ? best.word : undefined;
}
