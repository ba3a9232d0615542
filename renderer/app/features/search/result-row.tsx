/** One result: what it is, where and when, who speaks, the passage, why it is here, and what else says the same. */
import { ChartNoAxesColumn, ChevronRight, Replace } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { kindLabels, linkLabels, localeOf } from '../../../../electron/contract/messages.ts';
import type { SearchHit } from '../../../../electron/contract/search.ts';
import { type Link, links } from '../../../../electron/contract/vocabulary.ts';
import { classes } from '../../lib/classes.ts';
import type { Names } from '../../lib/queries.ts';
import { Chip } from '../../ui/chip.tsx';
import { Highlighted } from '../../ui/highlighted.tsx';
import { QualityChips } from '../../ui/quality-chips.tsx';
import { Hinted } from './hinted.tsx';
import { runsOf, type ShownPassage, shownPassage } from './passage.ts';
import styles from './result-row.module.css';
import { type OnBox, RowBox } from './row-box.tsx';

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
  onOpen: (id: string) => void;
  onBox: OnBox;
}

/** A word that a robot put in says on hover and focus what it stands for. Pressed, it is the row. */
function PassageText({ shown, onPress }: { shown: ShownPassage; onPress: () => void }): ReactElement {
  const { t } = useTranslation();
  if (shown.replaced === undefined) return <Highlighted text={shown.text} spans={shown.spans} />;
  return (
    <>
      {runsOf(shown).map((run) =>
        run.standard === undefined ? (
          <Highlighted key={run.start} text={run.text} spans={run.spans} />
        ) : (
          <Hinted key={run.start} hint={t('search.restoredTo', { standard: run.standard })}>
            <Button className={c('replaced')} onPress={onPress} data-is-row="">
              <Highlighted text={run.text} spans={run.spans} />
            </Button>
          </Hinted>
        ),
      )}
    </>
  );
}

function Duplicates({ hit, onOpen }: Pick<Props, 'hit' | 'onOpen'>): ReactElement | null {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (hit.duplicates.length === 0) return null;
  return (
    <div className={c('duplicates')}>
      <Button className={c('fold', open && 'unfolded')} aria-expanded={open} onPress={() => setOpen(!open)}>
        <ChevronRight size={13} strokeWidth={1.8} aria-hidden />
        {t('search.duplicates', { count: hit.duplicates.length })}
      </Button>
      {open ? (
        <ul>
          {hit.duplicates.map((duplicate) => (
            <li key={duplicate.id} className={c('duplicate')}>
              <Button className={c('link')} onPress={() => onOpen(duplicate.id)}>
                {duplicate.title}
              </Button>
              <QualityChips marks={duplicate.quality} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

export function ResultRow({ hit, names, asked, onOpen, onBox }: Props): ReactElement {
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
  const restored = hit.passages.some((passage) => (passage.restored ?? []).length > 0);
  const inDescription = asked && !marked && !restored;
  return (
    <article className={c('row')}>
      <RowBox id={hit.id} title={hit.title} onBox={onBox} />
      <div className={c('main')}>
        <h3 className={c('title')}>
          <Highlighted text={hit.title} spans={hit.titleHighlights} />
        </h3>
        <p className={c('by')}>{by.join(' · ')}</p>
        {hit.passages.slice(0, marked || restored ? 2 : 1).map((passage) => {
          const shown = shownPassage(passage.text, passage.highlights, passage.restored);
          return (
            <p key={passage.locator.start} className={c('passage')}>
              {(marked || restored) && passage.locator.start > 0 ? '…' : ''}
              <PassageText shown={shown} onPress={() => onOpen(hit.id)} />
              {shown.text.length < 60 || sentenceEnd.test(shown.text) ? '' : '…'}
            </p>
          );
        })}
        {hit.figures > 0 || hit.quality.length > 0 || (asked && hit.matches > 1) || inDescription || restored ? (
          <div className={c('why')}>
            {hit.figures > 0 ? (
              <Chip tone="jade" icon={<ChartNoAxesColumn size={12} strokeWidth={1.6} />}>
                {t('search.figures', { count: hit.figures })}
              </Chip>
            ) : null}
            <QualityChips marks={hit.quality} />
            {restored ? (
              <Chip tone="amber" icon={<Replace size={12} strokeWidth={1.6} />}>
                {t('search.restoredHit')}
              </Chip>
            ) : null}
            {asked && hit.matches > 1 ? <Chip>{t('search.matches', { count: hit.matches })}</Chip> : null}
            {inDescription ? <Chip>{t('search.inDescription')}</Chip> : null}
          </div>
        ) : null}
        <Duplicates hit={hit} onOpen={onOpen} />
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
