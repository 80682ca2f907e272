/** Rows and columns of a table as it is drawn: `name | column | column`, the first line being the heads. */
export function drawn(table: string): { row: string; column: string; cell: string }[] {
  const [heads = [], ...rows] = table
    .trim()
    .split('\n')
    .filter((line) => !/^[\s|-]*$/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.flatMap(([row = '', ...cells]) =>
    cells.map((cell, n) => ({ row, column: heads[n + 1]!, cell })).filter(({ cell }) => cell !== ''),
  );
}
