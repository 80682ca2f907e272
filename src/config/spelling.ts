const SLIPS = 2;

/** Whether this means a name in capitals, written in another case, or with one or two characters left out, added or changed. */
export function isMisspelled(written: string, meant: string): boolean {
  if (written === meant || Math.abs(written.length - meant.length) > SLIPS) return false;
  return distance(written.toUpperCase(), meant) <= SLIPS;
}

/** Levenshtein's distance, row by row. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, above[j]! + 1, row[j - 1]! + 1));
    }
    above = row;
  }
  return above[b.length]!;
}
