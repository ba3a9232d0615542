/** Every pair: found by either word, switched on and off, added, changed, taken in and out as a table. */
import { ChevronDown, Download, Plus } from 'lucide-react';
import { type ReactElement, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PairClass, PairOrigin, type WordPair } from '../../../../electron/contract/restoration.ts';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import { saveBlob } from '../../transfer.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { PairDialog } from './pair-dialog.tsx';
import { everyPair, filterPairs, isFiltered, type PairFilter } from './pair-filter.ts';
import { usePairImport } from './pair-import.tsx';
import styles from './pair-list.module.css';
import { PairRow } from './pair-row.tsx';
import { pairsTsv } from './pair-table.ts';
import { TypedFilter } from './typed-filter.tsx';

const c = classes(styles);
/** Rows drawn at a time: more only make the page slower, and nobody reads on that far without a filter. */
const PAGE = 100;

interface Props {
  pairs: readonly WordPair[];
  readOnly: boolean;
}

interface ChooserProps<T extends string> {
  name: string;
  value: T;
  options: ReadonlyArray<{ value: T; label: string }>;
  onChange: (value: T) => void;
}

/** A filter with more choices than there is room for side by side. */
function Chooser<T extends string>({ name, value, options, onChange }: ChooserProps<T>): ReactElement {
  const { t } = useTranslation();
  const shown = options.find((option) => option.value === value)?.label ?? '';
  const entries = options.map((option) => ({
    id: option.value,
    label: option.label,
    run: () => onChange(option.value),
  }));
  return (
    <Menu label={name} groups={[entries]} selected={value}>
      <Button>
        {t('pairs.filter', { name, value: shown })}
        <ChevronDown size={14} strokeWidth={1.6} aria-hidden />
      </Button>
    </Menu>
  );
}

export function PairList({ pairs, readOnly }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const [filter, setFilter] = useState<PairFilter>(everyPair);
  const [most, setMost] = useState(PAGE);
  const [open, setOpen] = useState<WordPair | 'new' | null>(null);
  const scroller = useRef<HTMLDivElement | null>(null);
  const taking = usePairImport(readOnly);
  const found = useMemo(() => filterPairs(pairs, filter), [pairs, filter]);
  const number = (value: number): string => formatNumber(value, i18n.language);
  const change = useCallback((part: Partial<PairFilter>): void => {
    setFilter((now) => ({ ...now, ...part }));
    setMost(PAGE);
    if (scroller.current !== null) scroller.current.scrollTop = 0;
  }, []);
  const all = { value: 'all' as const, label: t('pairs.all') };
  const save = (): void => {
    const blob = new Blob([pairsTsv(found)], { type: 'text/tab-separated-values;charset=utf-8' });
    saveBlob(blob, `${t('pairs.title')}.tsv`);
  };
  return (
    <div ref={scroller} className={c('scroller')} data-scroller="" {...taking.drop}>
      <div className={c('about')}>
        <p>{t('pairs.intro')}</p>
        <p>{t('pairs.reindex')}</p>
        <dl className={c('classes')}>
          {PairClass.options.map((cls) => (
            <div key={cls}>
              <dt>{t(`pairs.classes.${cls}`)}</dt>
              <dd>{t(`pairs.classHints.${cls}`)}</dd>
            </div>
          ))}
        </dl>
        <p className={c('hint')}>{t('pairs.importHint')}</p>
      </div>
      <div className={c('tools')}>
        <TypedFilter label={t('pairs.find')} value={filter.typed} onChange={(typed) => change({ typed })} />
        <Chooser
          name={t('pairs.class')}
          value={filter.cls}
          onChange={(cls) => change({ cls })}
          options={[all, ...PairClass.options.map((value) => ({ value, label: t(`pairs.classes.${value}`) }))]}
        />
        <Chooser
          name={t('pairs.origin')}
          value={filter.origin}
          onChange={(origin) => change({ origin })}
          options={[all, ...PairOrigin.options.map((value) => ({ value, label: t(`pairs.origins.${value}`) }))]}
        />
        <Chooser
          name={t('pairs.state')}
          value={filter.state}
          onChange={(state) => change({ state })}
          options={[
            all,
            { value: 'on' as const, label: t('pairs.states.on') },
            { value: 'off' as const, label: t('pairs.states.off') },
          ]}
        />
        <span className={c('spring')} />
        <Button
          weight="primary"
          icon={<Plus size={14} strokeWidth={1.8} />}
          isDisabled={readOnly}
          onPress={() => setOpen('new')}
        >
          {t('pairs.add')}
        </Button>
        {taking.button}
        <Button icon={<Download size={14} strokeWidth={1.6} />} isDisabled={found.length === 0} onPress={save}>
          {t('pairs.export', { shown: number(found.length) })}
        </Button>
      </div>
      <output className={c('count')} aria-live="polite">
        {isFiltered(filter)
          ? t('pairs.countOf', { shown: number(found.length), of: number(pairs.length) })
          : t('pairs.count', { shown: number(pairs.length) })}
        {isFiltered(filter) ? (
          <Button weight="bare" onPress={() => change(everyPair)}>
            {t('pairs.clearFilter')}
          </Button>
        ) : null}
      </output>
      {found.length === 0 ? (
        <p className={c('none')}>{t('pairs.none')}</p>
      ) : (
        <table className={c('table')} aria-label={t('pairs.title')}>
          <thead>
            <tr>
              <th>{t('pairs.spun')}</th>
              <th>{t('pairs.standard')}</th>
              <th>{t('pairs.class')}</th>
              <th>{t('pairs.state')}</th>
              <th>{t('pairs.origin')}</th>
              <th>{t('pairs.note')}</th>
              <th>
                <span className={c('unseen')}>{t('pairs.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, most).map((pair) => (
              <PairRow key={`${pair.spun}\t${pair.standard}`} pair={pair} readOnly={readOnly} onOpen={setOpen} />
            ))}
          </tbody>
        </table>
      )}
      {found.length > most ? (
        <div className={c('more')}>
          <Button onPress={() => setMost((now) => now + PAGE)}>{t('common.more')}</Button>
          <span className={c('rest')}>{t('pairs.rest', { shown: number(found.length - most) })}</span>
        </div>
      ) : null}
      {taking.report}
      {open === null ? null : (
        <PairDialog pair={open === 'new' ? null : open} known={pairs} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
