/** A figure as a person reads it: the source's own wording where there is one, else the number with its bound and unit. */
import { boundWords, figureNumber, localeOf } from '../../../electron/contract/messages.ts';
import type { Figure } from '../../../electron/contract/record.ts';

type Words = Pick<Figure, 'display' | 'value' | 'bound' | 'unit'>;

/** Value and unit apart, where they are set in two sizes. A percentage is one word. Both empty where nothing is stated. */
export function figureParts(
  { display, value, bound, unit = '' }: Words,
  language: string,
): { value: string; unit: string } {
  const locale = localeOf(language);
  const stated =
    display !== undefined && display !== ''
      ? display
      : value === null
        ? ''
        : `${boundWords[bound][locale]}${figureNumber(value, locale)}`;
  if (stated === '' || (unit !== '' && stated.includes(unit) && !stated.endsWith(unit)))
    return { value: stated, unit: '' };
  const bare = stated.endsWith(unit) ? stated.slice(0, stated.length - unit.length) : stated;
  return unit === '%' ? { value: `${bare}%`, unit: '' } : { value: bare, unit };
}

export function figureWords(figure: Words, language: string): string {
  const { value, unit } = figureParts(figure, language);
  return `${value}${unit}`;
}
