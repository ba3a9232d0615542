/**
 * Pinyin notes such as 學(xué), which magazine mirrors put behind characters: found in folded text, where brackets,
 * width, case and composed tones already have one spelling.
 */

/**
 * A toned syllable, or one of the few toneless particles: brackets with other letters may mean something. Several
 * notes in a row are one match, so that taking them out leaves none behind and folding stays stable.
 */
const notes = /(?<=[\u3400-\u9fff])(?:\((?:[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ][a-zü]*|men|de|le|zhe|me|ge)\))+/g;

export function withoutNotes(folded: string): string {
  return folded.includes('(') ? folded.replace(notes, '') : folded;
}

/** Offsets of the notes in folded text, ascending. */
export function noteRanges(folded: string): Array<[start: number, end: number]> {
  if (!folded.includes('(')) return [];
  return Array.from(folded.matchAll(notes), (match) => [match.index, match.index + match[0].length]);
}
