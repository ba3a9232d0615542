/** What a pack's recipe says, as lines that can be compared: one fact or one item a line, in words. Pure. */
import type { TFunction } from 'i18next';
import type { PackField, PackRecipe } from '../../../../electron/contract/handover.ts';
import type { PackCoverField, PackItem } from '../../../../electron/contract/packs.ts';
import { emptyCover } from '../../../../electron/contract/packs.ts';

export function recordsOf({ items }: PackRecipe): string[] {
  return items.flatMap((item) => ('recordId' in item ? [item.recordId] : 'records' in item ? item.records : []));
}

type Titles = ReadonlyMap<string, string>;

/** Its own words, in the order in which they are printed. */
function wordsOf(item: PackItem, titles: Titles, t: TFunction): string[] {
  const title = (id: string): string => titles.get(id) ?? id;
  const scope = (ids: readonly string[]): string => ids.map(title).join(t('common.comma'));
  const comment = (text: string): string => (text === '' ? '' : t('packs.commentIs', { text }));
  switch (item.type) {
    case 'section':
      return [item.title];
    case 'record': {
      const { name, office, text } = item.expert;
      const layout = item.layout === 'full' ? '' : t(`packs.layoutOf.${item.layout}`);
      return [title(item.recordId), layout, comment(item.comment), name, office, text, ...item.questions];
    }
    case 'excerpt':
      return [`“${item.quote}”`, title(item.recordId), comment(item.comment)];
    case 'note':
      return [item.markdown];
    case 'figures':
      return [item.title, scope(item.records)];
    case 'comparison':
      return [item.title, t(`packs.rows.${item.rows}`), t(`packs.columns.${item.columns}`), scope(item.records)];
    case 'chart':
      return [item.title, item.subject, item.unit, t(`packs.form.${item.form}`), scope(item.records)];
    case 'picture':
      return [item.caption, title(item.recordId)];
    case 'stop': {
      const minutes = item.minutes === 0 ? '' : t('packs.minutes', { count: item.minutes });
      const { place, see, tell, speaker, form, materials } = item;
      return [place, minutes, see, tell, speaker, form, materials, scope(item.records)];
    }
    case 'table':
      return [item.title, item.columns.map(({ name }) => name).join(' | '), ...item.rows.map((row) => row.join(' | '))];
    case 'page-break':
      return [];
  }
}

function lines(facts: ReadonlyArray<readonly [string, string]>): string {
  return facts.flatMap(([name, value]) => (value === '' ? [] : [`${name}：${value}\n`])).join('');
}

export function recipeText(recipe: PackRecipe, titles: Titles, t: TFunction): Record<PackField, string> {
  const { cover, options } = recipe;
  const fields = Object.keys(emptyCover) as PackCoverField[];
  return {
    title: recipe.title,
    template: t(`packs.templates.${recipe.template}`),
    cover: lines(fields.map((field) => [t(`packs.cover.${field}`), cover[field]])),
    options: lines([
      [t('packs.citationStyle'), options.citationStyle.replace('-', '—')],
      [t('packs.notes'), t(`packs.notesAs.${options.notes}`)],
      [
        t('packs.endings'),
        options.endings.map(({ kind, title }) => title || t(`packs.ending.${kind}`)).join(t('common.comma')),
      ],
      [t('packs.startsPage'), options.startsPage === 'none' ? '' : t(`packs.startsPageAs.${options.startsPage}`)],
      [t('packs.personal'), options.personalColumns ? t('packs.personalPrint') : ''],
      [t('packs.searches'), options.queries.map(({ query }) => query || t('packs.searchAll')).join(t('common.comma'))],
    ]),
    items: recipe.items
      .map((item) => {
        const words = wordsOf(item, titles, t).filter((part) => part !== '');
        return `${[t(`packs.type.${item.type}`), words.join(' · ')].filter((part) => part !== '').join('：')}\n`;
      })
      .join(''),
  };
}
