/** One result: what it is, where and when, who speaks, the passage, and why it is here. */
import { ChartNoAxesColumn } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { kindLabels, linkLabels, localeOf } from '../../../../electron/contract/messages.ts';
import type { SearchHit } from '../../../../electron/contract/search.ts';
import { type Link, links } from '../../../../electron/contract/vocabulary.ts';
import { classes } from '../../lib/classes.ts';
import type { Names } from '../../lib/queries.ts';
import { Chip } from '../../ui/chip.tsx';
import { Highlighted } from '../../ui/highlighted.tsx';
import { QualityChips } from '../../ui/quality-chips.tsx';
import { shownPassage } from './passage.ts';
import styles from './result-row.module.css';

const c = classes(styles);

function isLink(value: string): value is Link {
  return (links as readonly string[]).includes(value);
}

const sentenceEnd = /[。！？；：.!?;”）…]$/;

interface Props {
  hit: SearchHit;
  names: Names;
  /** False while everything is listed: then nothing has matched. */
  asked: boolean;
}

export function ResultRow({ hit, names, asked }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const date = hit.dates.event ?? hit.dates.document ?? hit.dates.capture;
  const [first] = hit.regions;
  const regions =
    first === undefined
      ? null
      : hit.regions.length > 2
        ? t('search.regionsMore', { name: names.region(first), count: hit.regions.length })
        : hit.regions.map((code) => names.region(code)).join('、');
  const people =
    hit.people.length > 3
      ? t('search.peopleMore', { names: hit.people.slice(0, 2).join('、'), count: hit.people.length })
      : hit.people.join('、');
  const by = [kindLabels[hit.kind][localeOf(i18n.language)], regions, date, people].filter(
    (part) => part !== null && part !== undefined && part !== '',
  );
  // A match that shows neither in the title nor in the text is in the description: place, practice, person.
  const marked = hit.titleHighlights.length > 0 || hit.passages.some((passage) => passage.highlights.length > 0);
  return (
    <article className={c('row')}>
      <div className={c('main')}>
        <h3 className={c('title')}>
          <Highlighted text={hit.title} spans={hit.titleHighlights} />
        </h3>
        <p className={c('by')}>{by.join(' · ')}</p>
        {hit.passages.slice(0, marked ? 2 : 1).map((passage) => {
          const { text, spans } = shownPassage(passage.text, passage.highlights);
          return (
            <p key={passage.locator.start} className={c('passage')}>
              {marked && passage.locator.start > 0 ? '…' : ''}
              <Highlighted text={text} spans={spans} />
              {text.length < 60 || sentenceEnd.test(text) ? '' : '…'}
            </p>
          );
        })}
        {hit.figures > 0 || hit.quality.length > 0 || (asked && hit.matches > 1) || (asked && !marked) ? (
          <div className={c('why')}>
            {hit.figures > 0 ? (
              <Chip tone="jade" icon={<ChartNoAxesColumn size={12} strokeWidth={1.6} />}>
                {t('search.figures', { count: hit.figures })}
              </Chip>
            ) : null}
            <QualityChips marks={hit.quality} />
            {asked && hit.matches > 1 ? <Chip>{t('search.matches', { count: hit.matches })}</Chip> : null}
            {asked && !marked ? <Chip>{t('search.inDescription')}</Chip> : null}
          </div>
        ) : null}
      </div>
      <ul className={c('filed')} aria-label={t('search.filed')}>
        {hit.links.length === 0 ? null : (
          <li>
            {hit.links
              .map((link) => (isLink(link) ? linkLabels[link][localeOf(i18n.language)] : link))
              .join(t('common.comma'))}
          </li>
        )}
        {hit.practices.map((practice) => (
          <li key={practice} className={c('practice')}>
            {names.practice(practice)}
          </li>
        ))}
      </ul>
    </article>
  );
}
