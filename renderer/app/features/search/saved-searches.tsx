/** Searches that are kept: the button in the search bar, and behind it the saved ones and those asked lately. */
import { Bookmark } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PastSearch, SavedSearch } from '../../../../electron/contract/searches.ts';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf, toastError } from '../../lib/errors.ts';
import { formatMoment, formatNumber } from '../../lib/format.ts';
import { changeSearch } from '../../lib/navigation.ts';
import { type Names, refresh, useInfo, useSavedSearches, useSearchHistory } from '../../lib/queries.ts';
import { countFilters, type SearchRoute } from '../../lib/route.ts';
import { useStore } from '../../lib/store.ts';
import { toast } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/fields.tsx';
import { finished } from '../imports/import-store.ts';
import { useFilterLabel } from './filter-label.ts';
import { SavedRow } from './saved-row.tsx';
import styles from './saved-searches.module.css';
import { questionWords } from './wording.ts';

const c = classes(styles);
/** The history is for what was asked lately; further back a person searches again. */
const RECENT = 20;

interface Props {
  route: SearchRoute;
  names: Names;
}

export function SavedSearches(props: Props): ReactElement {
  const { t } = useTranslation();
  const { data: saved = [] } = useSavedSearches();
  const imports = useStore(finished);
  const fresh = saved.reduce((sum, one) => sum + one.fresh, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what an import brought is what is new
  useEffect(() => refresh('saved'), [imports]);
  return (
    <DialogTrigger>
      <Button icon={<Bookmark size={15} strokeWidth={1.6} />}>
        {t('saved.button')}
        {fresh > 0 ? <span className={c('fresh')}>{t('saved.fresh', { count: fresh })}</span> : null}
      </Button>
      {/* The rest of the page stays within reach: the notice of a deletion has the button that takes it back. */}
      <Popover className={c('popover')} placement="bottom end" offset={4} isNonModal>
        <Dialog className={c('dialog')} aria-label={t('saved.button')}>
          {({ close }) => <Kept {...props} onDone={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

type Asked = Pick<SavedSearch, 'query' | 'filters' | 'mode'>;

function run({ query, filters, mode }: Asked): void {
  changeSearch({ query, filters, mode, record: null, at: null }, 'push');
}

async function save(name: string, { query, filters, mode }: Asked): Promise<SavedSearch> {
  const made = await client.searches.save({ name, query: query.trim(), filters, mode });
  refresh('saved');
  return made;
}

function Kept({ route, names, onDone }: Props & { onDone: () => void }): ReactElement {
  const { t } = useTranslation();
  const { data: saved, error } = useSavedSearches();
  const { data: info } = useInfo();
  const writable = info?.writable === true;

  const open = (one: SavedSearch): void => {
    run(one);
    onDone();
    client.searches
      .seen({ id: one.id })
      .then(() => refresh('saved'))
      // Only the count of what is new stays as it was.
      .catch(() => {});
  };
  const rename = (one: SavedSearch, name: string): void => {
    client.searches
      .rename({ id: one.id, name })
      .then(() => refresh('saved'))
      .catch(toastError);
  };
  const remove = (one: SavedSearch): void => {
    client.searches
      .remove({ id: one.id })
      .then(() => {
        refresh('saved');
        toast(t('saved.removed', { name: one.name }), {
          action: { label: t('common.undo'), run: () => void save(one.name, one).catch(toastError) },
        });
      })
      .catch(toastError);
  };

  return (
    <>
      <SaveThis route={route} names={names} writable={writable} />
      <section>
        <h2 className={c('heading')}>{t('saved.title')}</h2>
        {error === null ? null : <p className={c('none')}>{sentenceOf(error)}</p>}
        {saved?.length === 0 ? <p className={c('none')}>{t('saved.none')}</p> : null}
        <ul>
          {saved?.map((one) => (
            <SavedRow
              key={one.id}
              search={one}
              writable={writable}
              onOpen={() => open(one)}
              onRename={(name) => rename(one, name)}
              onRemove={() => remove(one)}
            />
          ))}
        </ul>
      </section>
      <History names={names} writable={writable} onDone={onDone} />
    </>
  );
}

function SaveThis({ route, names, writable }: Props & { writable: boolean }): ReactElement {
  const { t } = useTranslation();
  const label = useFilterLabel(names);
  const [name, setName] = useState<string | null>(null);
  const [ended, setEnded] = useState(false);
  const empty = route.query.trim() === '' && countFilters(route.filters) === 0;

  const submit = (): void => {
    const chosen = (name ?? '').trim();
    if (chosen === '') return;
    save(chosen, route)
      .then((made) => {
        setEnded(true);
        setName(null);
        toast(t('saved.saved', { name: made.name }), { kind: 'search-saved', tone: 'good' });
      })
      .catch(toastError);
  };

  if (name === null)
    return (
      <div className={c('save')}>
        <Button
          autoFocus={ended}
          isDisabled={empty || !writable}
          onPress={() => setName(questionWords(route.query, route.filters, label, t).slice(0, 200))}
        >
          {t('saved.save')}
        </Button>
        {empty ? <span className={c('none')}>{t('saved.nothing')}</span> : null}
      </div>
    );
  return (
    <div className={c('save')}>
      <Field label={t('saved.name')} quiet value={name} onChange={setName} autoFocus onSubmit={submit} />
      <Button weight="primary" isDisabled={name.trim() === ''} onPress={submit}>
        {t('saved.keep')}
      </Button>
    </div>
  );
}

function History({
  names,
  writable,
  onDone,
}: Omit<Props, 'route'> & { writable: boolean; onDone: () => void }): ReactElement {
  const { t, i18n } = useTranslation();
  const label = useFilterLabel(names);
  const { data: past } = useSearchHistory(RECENT);
  const forget = (): void => {
    client.searches
      .forget({})
      .then(() => {
        refresh('history');
        toast(t('saved.forgotten'));
      })
      .catch(toastError);
  };
  const row = (one: PastSearch): ReactElement => (
    <li key={`${one.at} ${one.query}`}>
      <AriaButton
        className={c('past')}
        onPress={() => {
          run(one);
          onDone();
        }}
      >
        <span className={c('name')}>{questionWords(one.query, one.filters, label, t)}</span>
        {one.mode === 'natural' ? <span className={c('note')}>{t('search.modes.natural')}</span> : null}
        <span className={c('note')}>{t('saved.total', { shown: formatNumber(one.total, i18n.language) })}</span>
        <span className={c('note')}>{formatMoment(one.at, i18n.language, true)}</span>
      </AriaButton>
    </li>
  );
  return (
    <section>
      <h2 className={c('heading')}>
        {t('saved.history')}
        {past === undefined || past.length === 0 || !writable ? null : (
          <AriaButton className={c('forget')} onPress={forget}>
            {t('saved.forget')}
          </AriaButton>
        )}
      </h2>
      {past?.length === 0 ? <p className={c('none')}>{t('saved.noHistory')}</p> : null}
      <ul>{past?.map(row)}</ul>
    </section>
  );
}
