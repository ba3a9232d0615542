/** Text into HTML, and data into a classic script, so that nothing in it can become markup or code. */
import { visible } from '../wording.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For text and for quoted attribute values alike. */
export function html(text: string | number): string {
  return visible(String(text)).replace(/[&<>"']/g, (c) => entities[c] ?? c);
}

/**
 * A JSON text as a single-quoted string literal: `JSON.parse` reads it faster than a literal object, and a key such as
 * `__proto__` stays a key. `<` is escaped, so neither `</script>` nor `<!--` can end or hide the script it stands in.
 */
export function scriptString(json: string): string {
  const body = json.replace(/[\\'<\u2028\u2029\ud800-\udfff]/gu, (c) => {
    if (c === '\\' || c === "'") return `\\${c}`;
    return `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `'${body}'`;
}

/** An anchor for any string: letters and digits only. */
export function anchor(prefix: string, n: number): string {
  return `${prefix}-${n}`;
}
