/** Words of a page in the form in which they are compared: what looks the same there is the same. */
import { withoutRadicals } from '../../ingest/clean/index.ts';
import { letters } from './letters.ts';

/**
 * Characters that the bundled typefaces draw by the glyph of the first, beside those that Unicode calls compatible. The
 * text layer tells one of them only, and so does the page to whoever reads it.
 */
const twins =
  '-‐‑ –‒ —― •‧ …⋯ `‵｀ /∕ ～〜 ①➀ ②➁ ③➂ ④➃ ⑤➄ ⑥➅ ⑦➆ ⑧➇ ⑨➈ ⑩➉ ⓪🄋 ⓿🄌 ❶➊ ❷➋ ❸➌ ❹➍ ❺➎ ❻➏ ❼➐ ❽➑ ❾➒ ❿➓ ➡⮕ ' +
  '𠘨⺇ 𤣩⺩ 𦥑⺽ 𧢲⻇ 𨸏⻕ 𩙿⻞ 𩠐⻡ 𥫗⺮ 𧾷⻊ 〒〶 乛⺂ 户⼾ 肀⺺ 罒⺫⺲ 彐⺕ 艹⺿⻀ 𭕄⺍ 㖈䎛 㘽㦳 㶷𤈎 瑨𤨁 郎郞 﨣𧺯 㫚曶 㬵胶 㬺幐 㬻䐠 㮣槩 墫壿';
const first = new Map(
  twins.split(' ').flatMap((group) => {
    const [one = '', ...others] = group;
    return others.map((other): [string, string] => [other, one]);
  }),
);
const drawnAsAnother = new RegExp(`[${[...first.keys()].join('')}]`, 'gu');

/** Joiners, soft hyphens, selectors of variants: they leave no trace on a page. */
const shapeless = /\p{Default_Ignorable_Code_Point}/gu;

function asDrawn(text: string): string {
  // The two halves of a mark of repetition become the whole one.
  const whole = text.replaceAll('〳〵', '〱').replaceAll('〴〵', '〲');
  return whole.replace(drawnAsAnother, (character) => first.get(character) ?? character);
}

/**
 * A typeface may show a character by the glyph of another: a composed letter by its parts, a radical or a compatibility
 * form by the common one. Compared are the forms they share (Unicode NFKD), without white space and what has no shape.
 * What such a form comes apart into may have a twin again.
 */
export function pageLetters(text: string): string {
  const common = withoutRadicals(asDrawn(text)).normalize('NFKD');
  return letters(asDrawn(common).replace(shapeless, ''));
}
