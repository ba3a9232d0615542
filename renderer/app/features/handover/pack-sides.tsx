/** A pack's recipe as it stands here beside the one that comes, field by field; what is the same is left out. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type PackRecipe, packFields } from '../../../../electron/contract/handover.ts';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { DiffView } from '../corrections/diff-view.tsx';
import { recipeText, recordsOf } from './recipe-text.ts';
import styles from './sides.module.css';

const c = classes(styles);
/** A title is asked for with its whole record; a long pack shows ids beyond this. */
const TITLES = 200;

interface Props {
  set: string;
  ours: PackRecipe | null;
  theirs: PackRecipe;
}

/** Titles from the set or, for what only our side names, from the archive. */
function useTitles(set: string, ids: readonly string[]): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['handover', set, 'titles', ids],
    queryFn: async () => {
      const titles = await Promise.all(
        ids.map(async (id) => {
          const given = await client.handover.compare({ id: set, kind: 'record', item: id }).catch(() => null);
          if (given !== null) return given.theirs.title;
          return (await client.records.get({ id }).catch(() => null))?.title ?? id;
        }),
      );
      return new Map(ids.map((id, i) => [id, titles[i] ?? id]));
    },
  });
  return data ?? new Map();
}

export function PackSides({ set, ours, theirs }: Props): ReactElement {
  const { t } = useTranslation();
  const ids = [...new Set([theirs, ...(ours === null ? [] : [ours])].flatMap(recordsOf))].slice(0, TITLES);
  const titles = useTitles(set, ids);
  const after = recipeText(theirs, titles, t);
  const before = ours === null ? null : recipeText(ours, titles, t);
  const shown = packFields.filter((field) => before === null || before[field] !== after[field]);
  const parts = shown.filter((field) => before !== null || after[field] !== '');
  if (before !== null && parts.length === 0) return <p className={c('small')}>{t('handover.sameWords')}</p>;
  return (
    <>
      {parts.map((field) => (
        <section key={field} className={c('part')}>
          <h3 className={c('heading')}>{t(`handover.packFields.${field}`)}</h3>
          {before === null ? (
            <div className={c('text')}>{after[field].trimEnd()}</div>
          ) : (
            <DiffView before={before[field]} after={after[field]} names={[t('handover.ours'), t('handover.theirs')]} />
          )}
        </section>
      ))}
    </>
  );
}
