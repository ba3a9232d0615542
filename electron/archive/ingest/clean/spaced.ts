/** Closes up text in which a space stands between every two characters, as some text layers have it. */

const han = '[\\u3400-\\u9fff\\uf900-\\ufaff\\u3001-\\u3011\\uff01-\\uff1f]';
const spaced = new RegExp(`(?<=${han}) (?=${han})`, 'g');
const adjacent = new RegExp(`${han}(?=${han})`, 'g');
/** A heading set as `通 知` has fewer; a sentence with gaps where quotation marks were is less dense. */
const GAPS_MIN = 5;
const DENSITY_MIN = 0.3;

export function closeUp(line: string): string {
  const gaps = line.match(spaced)?.length ?? 0;
  if (gaps < GAPS_MIN) return line;
  const joined = line.match(adjacent)?.length ?? 0;
  return gaps / (gaps + joined) > DENSITY_MIN ? line.replace(spaced, '') : line;
}
