/** Text in SVG: made safe, and fitted into a width that nobody can measure here. */

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
// eslint-disable-next-line no-control-regex -- exactly those that XML 1.0 has no way to write
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as it stands in elements and attributes. */
export function escapeXml(text: string): string {
  return text.replace(NOT_IN_XML, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WIDE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Extended_Pictographic}/u;

/** About how wide a text is, in units of its font size: rather too wide than too narrow, as in a wide bold font. */
function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (WIDE.test(segment)) width += 1.1;
    else if (/[\p{Lu}mw%@—]/u.test(segment)) width += 0.88;
    else if (/[iljtfr.,:;'|! ()[\]]/.test(segment)) width += 0.4;
    else width += 0.7;
  }
  return width;
}

/**
 * Breaks a text into lines between words, inside a word only where that is longer than a line.
 * @param width of a line, in units of the font size
 * @returns at most `most` lines; the last ends with … where something was cut
 */
export function inLines(text: string, width: number, most: number): string[] {
  const lines: string[] = [''];
  for (const piece of text.trim().split(/(?<=\s)/u)) {
    if (widthOf(lines.at(-1)! + piece.trimEnd()) <= width) lines.push(lines.pop()! + piece);
    else if (widthOf(piece) <= width) lines.push(piece);
    else for (const { segment } of graphemes.segment(piece)) addTo(lines, segment, width);
  }
  const shown = lines.map((line) => line.trim()).filter(Boolean);
  return shown.length <= most ? shown : [...shown.slice(0, most - 1), cut(shown[most - 1]!, width)];
}

function addTo(lines: string[], segment: string, width: number): void {
  if (widthOf(lines.at(-1)! + segment) <= width) lines.push(lines.pop()! + segment);
  else lines.push(segment);
}

function cut(line: string, width: number): string {
  const kept = [...graphemes.segment(line)].map(({ segment }) => segment);
  while (widthOf(`${kept.join('')}…`) > width) kept.pop();
  return `${kept.join('').trimEnd()}…`;
}
