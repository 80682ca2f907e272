/** How deep a body may be nested: no request of ours needs more than four levels, and the validation has its stack. */
export const MAX_DEPTH = 32;
/** How many fields an object may have: the largest of ours has some thirty, and the validation compares all with all. */
const MAX_FIELDS = 200;
/** How many objects and lists there may be: the largest import has 110,000 entries with up to three lists. */
const MAX_CONTAINERS = 500_000;
/** How many values there may be in them. */
const MAX_VALUES = 8_000_000;

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [LIST, OBJECT] = [0x5b, 0x7b];
const [END_OF_LIST, END_OF_OBJECT] = [0x5d, 0x7d];

/**
 * Tells by the characters of JSON, before it is parsed, whether it is more than any request can mean: what is made of it
 * takes many times its bytes. What several texts hold is added up.
 */
export class JsonBounds {
  private containers = 0;
  private values = 0;

  /** Why a JSON, with those before, is too much: `holds more than …`. Undefined if it is not. */
  excessIn(json: string): string | undefined {
    const open: { isObject: boolean; commas: number }[] = [];
    for (let i = 0; i < json.length; i++) {
      const code = json.charCodeAt(i);
      if (code === QUOTE) {
        i = endOfString(json, i);
      } else if (code === COMMA) {
        const within = open.at(-1);
        if (within?.isObject && ++within.commas >= MAX_FIELDS) return `has more than ${MAX_FIELDS} fields in an object`;
        if (++this.values > MAX_VALUES) return `holds more than ${MAX_VALUES} values`;
      } else if (code === LIST || code === OBJECT) {
        if (open.push({ isObject: code === OBJECT, commas: 0 }) > MAX_DEPTH)
          return `is nested more than ${MAX_DEPTH} levels deep`;
        if (++this.containers > MAX_CONTAINERS) return `holds more than ${MAX_CONTAINERS} objects and lists`;
      } else if (code === END_OF_LIST || code === END_OF_OBJECT) {
        open.pop();
      }
    }
    return undefined;
  }
}

function endOfString(json: string, start: number): number {
  let i = start + 1;
  while (i < json.length && json.charCodeAt(i) !== QUOTE) i += json.charCodeAt(i) === BACKSLASH ? 2 : 1;
  return i;
}
