/** The words of a figure as a person reads them: value with its unit, date, place in the text. Pure. */
import type { CellPassage, StatedFigure } from '../../../../electron/contract/compare.ts';
import { formatPartialDate } from '../../lib/format.ts';

const bounds = { exact: '', 'more-than': '超', 'less-than': '不足', about: '约' } as const;

/** The number and its unit apart, because they are set in two sizes; the source's own wording where there is one. */
export function figureParts(figure: StatedFigure): { value: string; unit: string } {
  const { display, value, bound } = figure;
  const unit = figure.unit ?? '';
  const stated = display !== undefined && display !== '' ? display : value === null ? '' : `${bounds[bound]}${value}`;
  if (unit === '' || unit === '%') return { value: stated.endsWith(unit) ? stated : `${stated}${unit}`, unit: '' };
  return stated.endsWith(unit) ? { value: stated.slice(0, -unit.length), unit } : { value: stated, unit };
}

/** 选民登记率 99.96%（截至2021年） */
export function figureSentence(figure: StatedFigure, language: string): string {
  const { value, unit } = figureParts(figure);
  const zh = language.startsWith('zh');
  const date = figure.asOf === undefined ? '' : formatPartialDate(figure.asOf, language);
  const asOf = date === '' ? '' : zh ? `（截至${date}）` : ` (as of ${date})`;
  return `${figure.about ?? figure.subject} ${value}${unit}${asOf}`;
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
