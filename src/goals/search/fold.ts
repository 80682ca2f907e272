/**
 * A text without the differences that a search should not make: letter case in every alphabet, compatibility forms
 * (full-width, ligatures), the Turkish dotted and dotless i, the Greek final sigma, German ß and ss. It is done here
 * and not in SQL, so that it is the same on every database and locale.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase() // ẞ is the capital of ß alone: only ß becomes SS
    .toUpperCase()
    .toLowerCase()
    .replaceAll('i\u0307', 'i')
    .replaceAll('ς', 'σ')
    .normalize('NFKC');
}
