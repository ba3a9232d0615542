/** Figures and places in the text as sentences. Pure. */
import type { CellPassage, StatedFigure } from '../../../../electron/contract/compare.ts';
import { figureWords } from '../../lib/figure-words.ts';
import { formatPartialDate } from '../../lib/format.ts';

/** 选民登记率 99.96%（截至2021年） */
export function figureSentence(figure: StatedFigure, language: string): string {
  const zh = language.startsWith('zh');
  const date = figure.asOf === undefined ? '' : formatPartialDate(figure.asOf, language);
  const asOf = date === '' ? '' : zh ? `（截至${date}）` : ` (as of ${date})`;
  return `${figure.about ?? figure.subject} ${figureWords(figure, language)}${asOf}`;
}

/** In words, for a table outside the product: 第5页，“主要做法”部分，第3段 */
export function positionSentence({ locator }: CellPassage, language: string): string {
  const zh = language.startsWith('zh');
  const parts = [
    locator.page === undefined ? '' : zh ? `第${locator.page}页` : `p. ${locator.page}`,
    locator.heading === undefined ? '' : zh ? `“${locator.heading}”部分` : `“${locator.heading}”`,
    zh ? `第${locator.paragraph}段` : `par. ${locator.paragraph}`,
  ];
  return parts.filter((part) => part !== '').join(zh ? '，' : ', ');
}

/** 相城区：街道议政代表会 says its place in its own row. */
export function titleInRow(title: string, place: string): string {
  const bare = title.startsWith(`${place}：`) ? title.slice(place.length + 1) : title;
  return bare === '' ? title : bare;
}

/** Markdown's signs mean nothing outside the reader. */
export function plainQuote(quote: string): string {
  return quote.replace(/\*\*|`|^#{1,6}[ \t]+/gm, '').replace(/\s*\|\s*/g, ' | ');
}
