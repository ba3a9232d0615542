/** File names that every system takes: a title, made safe for Windows, macOS and Linux alike. */

const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** Bytes a name may have on the common file systems are 255; some are left for an ending and a number. */
const MAX_BYTES = 200;

/** `fallback` is used when nothing of the title can stand in a name; `ending` follows a title, however long that is. */
export function safeFileName(title: string, fallback: string, ending = ''): string {
  const cleaned = title
    .normalize('NFC')
    // Controls, and marks that turn the direction of writing or cannot be seen.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, '')
    .replace(/[<>:"/\\|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  let name = '';
  let bytes = Buffer.byteLength(ending);
  for (const character of cleaned) {
    bytes += Buffer.byteLength(character);
    if (bytes > MAX_BYTES) break;
    name += character;
  }
  name = name.replace(/[\s.]+$/, '');
  if (name === '') return fallback;
  return `${reserved.test(name) ? '_' : ''}${name}${ending}`;
}
