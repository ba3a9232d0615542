/** What else the archive holds to a record: texts that say the same kind of thing, and the same practice elsewhere. */
import { type ReactElement, type RefCallback, useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { kindLabels, localeOf } from '../../../../electron/contract/messages.ts';
import type { ArchiveRecord } from '../../../../electron/contract/record.ts';
import type { SearchHit } from '../../../../electron/contract/search.ts';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import { changeSearch, openRecord } from '../../lib/navigation.ts';
import { type Names, useElsewhere, useSimilar } from '../../lib/queries.ts';
import { QualityChips } from '../../ui/quality-chips.tsx';
import styles from './related.module.css';

const c = classes(styles);
const ROWS = 5;
/** Held-down arrow keys pass over records without asking for each. */
const PATIENCE_MS = 400;

export interface Related {
  similar: readonly SearchHit[];
  elsewhere: { total: number; hits: readonly SearchHit[] };
  /** There is something to show. */
  any: boolean;
}

const nothing: Related['elsewhere'] = { total: 0, hits: [] };
const none: readonly SearchHit[] = [];

/** What fails is left out: the record itself is there, and this is beside it. */
export function useRelated(record: ArchiveRecord, enabled: boolean): Related {
  const { data: similar = none } = useSimilar(record.id, ROWS, enabled);
  const { data: elsewhere = nothing } = useElsewhere(record.id, ROWS, enabled && record.practices.length > 0);
  return { similar, elsewhere, any: similar.length > 0 || elsewhere.hits.length > 0 };
}

/** True from the moment the element has stood in sight for a while. */
export function useSeen(): [RefCallback<HTMLElement>, boolean] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (element === null || seen) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watcher = new IntersectionObserver((entries) => {
      clearTimeout(timer);
      if (entries.some((entry) => entry.isIntersecting)) timer = setTimeout(() => setSeen(true), PATIENCE_MS);
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      clearTimeout(timer);
    };
  }, [element, seen]);
  return [useCallback((next: HTMLElement | null) => setElement(next), []), seen];
}

function Rows({ hits, names }: { hits: readonly SearchHit[]; names: Names }): ReactElement {
  const { i18n } = useTranslation();
  const locale = localeOf(i18n.language);
  return (
    <ul className={c('rows')}>
      {hits.map((hit) => {
        const [region] = hit.regions;
        const by = [
          region === undefined ? null : names.region(region),
          kindLabels[hit.kind][locale],
          hit.dates.event ?? hit.dates.document ?? hit.dates.capture,
        ].filter((part) => part !== null && part !== undefined);
        return (
          <li key={hit.id}>
            <Button className={c('link')} onPress={() => openRecord(hit.id)}>
              {hit.title}
            </Button>
            <div className={c('by')}>
              {by.join(' · ')}
              <QualityChips marks={hit.quality} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

interface Props {
  record: ArchiveRecord;
  names: Names;
  related: Related;
}

export function RelatedSections({ record, names, related }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const { similar, elsewhere } = related;
  return (
    <>
      {similar.length === 0 ? null : (
        <section>
          <h2 className={c('heading')}>{t('related.similar')}</h2>
          <Rows hits={similar} names={names} />
        </section>
      )}
      {elsewhere.hits.length === 0 ? null : (
        <section>
          <h2 className={c('heading')}>
            {t('related.elsewhere')} <span className={c('count')}>{formatNumber(elsewhere.total, i18n.language)}</span>
          </h2>
          <Rows hits={elsewhere.hits} names={names} />
          <Button
            className={c('more')}
            onPress={() =>
              changeSearch({ query: '', filters: { practice: record.practices }, mode: 'terms', at: null }, 'push')
            }
          >
            {t('related.byPractice')}
          </Button>
        </section>
      )}
    </>
  );
}

/** Asks when it comes into sight; takes no room until there is something to show. */
export function RelatedColumn({ record, names }: Omit<Props, 'related'>): ReactElement {
  const [mark, seen] = useSeen();
  const related = useRelated(record, seen);
  return related.any ? <RelatedSections record={record} names={names} related={related} /> : <div ref={mark} />;
}
