/** The weights of ranking, in one place: a title names what a record is about. */
const TITLE_WEIGHT = 4;
const WORD_WEIGHT = 2;

/** Arguments of FTS5's bm25 for the columns body, title, words. */
export const WEIGHTS = `1.0, ${TITLE_WEIGHT}.0, ${WORD_WEIGHT}.0`;

/** One character has no useful idf: the saturation of bm25 (k1 = 1.2) and the weight of a title. */
export function characterScore(count: number, inTitle: boolean): number {
  return count / (count + 1.2) + (inTitle ? TITLE_WEIGHT : 0);
}
