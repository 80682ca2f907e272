const SLIPS = 2;

/** Whether a name is another one with one or two characters left out, added or changed, or in another case. */
export function isMisspelled(name: string, as: string): boolean {
  if (name === as || Math.abs(name.length - as.length) > SLIPS) return false;
  return distance(name.toUpperCase(), as) <= SLIPS;
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
