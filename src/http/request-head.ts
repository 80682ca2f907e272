/** How long addresses and headers may be: so long that every search that the document allows fits into one. */

/** The longest address, in bytes. Its five lists of 200 ids take up to 53 KB, its text and its cursor 10 KB. */
export const LONGEST_ADDRESS = 80 * 1024;

/** The largest address and headers together: for the headers as much is left as Node.js reads of both by default. */
export const LARGEST_HEAD = LONGEST_ADDRESS + 16 * 1024;

/** A size as people read it. */
export const inKB = (bytes: number): string => `${bytes / 1024} KB`;
