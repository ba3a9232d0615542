/** Makes decoded text fit to be stored: one kind of line end, no control characters, no half surrogates. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be taken out
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be taken out
const allControls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufffe\uffff]/g;

export interface Storable {
  text: string;
  /** Control characters that were taken out. They are not wording, and neither XML nor a page can hold them. */
  controls: number;
  /** Half surrogate pairs, replaced by U+FFFD: SQLite stores UTF-8, which cannot hold them. */
  halves: number;
}

export function storable(decoded: string): Storable {
  let text = decoded.includes('\r') ? decoded.replace(/\r\n?/g, '\n') : decoded;
  if (text.startsWith('\ufeff')) text = text.slice(1);
  let taken = 0;
  if (controls.test(text)) {
    // A form feed parts pages, so it is a line end.
    const lines = text.replaceAll('\f', '\n');
    text = lines.replace(allControls, '');
    taken = lines.length - text.length;
  }
  if (text.isWellFormed()) return { text, controls: taken, halves: 0 };
  const whole = text.toWellFormed();
  return { text: whole, controls: taken, halves: countNew(text, whole) };
}

function countNew(before: string, after: string): number {
  let found = 0;
  for (let at = after.indexOf('\ufffd'); at !== -1; at = after.indexOf('\ufffd', at + 1)) {
    if (before.charCodeAt(at) !== 0xfffd) found += 1;
  }
  return found;
}
