/** A record without a title is called by its first words. */

const TITLE_LENGTH = 40;

export function firstLine(text: string): string {
  const line = text.slice(0, 400).trimStart().split('\n', 1)[0] ?? '';
  const characters = [...line.replace(/^#+\s*/, '')];
  return characters.length > TITLE_LENGTH ? `${characters.slice(0, TITLE_LENGTH).join('')}…` : characters.join('');
}
