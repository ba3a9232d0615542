/** Class names of a CSS module, joined; a name that is not in the module stays away instead of becoming `undefined`. */

export type ClassPart = string | false | null | undefined;

export function classes(styles: Readonly<Record<string, string>>): (...names: ClassPart[]) => string {
  return (...names) =>
    names
      .map((name) => (typeof name === 'string' ? (styles[name] ?? '') : ''))
      .filter((name) => name !== '')
      .join(' ');
}
