/** What a file's name can tell: its extension, and a title when the content offers none. */

/** Lower case, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  const match = /\.([a-z0-9]{1,8})$/i.exec(name);
  return match?.[1]?.toLowerCase() ?? '';
}

// Control characters and the marks that change the direction of what follows; a title must read as it is stored.
const unshowable = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/** The file's name without folder and extension, fit to be shown. Never empty. */
export function titleFromName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const stem = base.replace(/\.[a-z0-9]{1,8}$/i, '');
  // Names written by macOS arrive decomposed.
  const title = (stem || base).replace(unshowable, ' ').replace(/\s+/g, ' ').trim().normalize('NFC').toWellFormed();
  return title || '未命名';
}
