/** One record open for reading: its text with the hits, what is known about it, and the way to quote it. */
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { memo, type ReactElement, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveRecord } from '../../../../electron/contract/record.ts';
import { paragraphs } from '../../../../electron/text/index.ts';
import { classes } from '../../lib/classes.ts';
import { useDelayed } from '../../lib/delayed.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { isFree, useHotkeys } from '../../lib/hotkeys.ts';
import { usePlace } from '../../lib/places.ts';
import { type Names, useRecord } from '../../lib/queries.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PackChoice } from '../packs/pack-choice.tsx';
import { usePackMenu } from '../packs/pack-menu.tsx';
import { DescriptionColumn, DescriptionStrip } from './description-pane.tsx';
import type { Span } from './marks.ts';
import { OriginalView } from './original-view.tsx';
import { QuotePopover } from './quote-popover.tsx';
import styles from './reader.module.css';
import { RecordHead } from './record-head.tsx';
import { RestoredNotice } from './restored-notice.tsx';
import { useRestored } from './restored-query.ts';
import { RestoredView } from './restored-view.tsx';
import { selectStretch } from './selection.ts';
import { type TextHandle, TextView } from './text-view.tsx';
import { useHits } from './use-hits.ts';
import { useQuote } from './use-quote.ts';

const c = classes(styles);
/** From this width the description stands beside the text. */
const WIDE = 980;
/** Below this four forms leave no room for the words on the button beside them. */
const TIGHT = 620;

interface Props {
  id: string;
  query: string;
  at: Span | null;
  names: Names;
  onClose: () => void;
}

export const Reader = memo(function Reader({ id, ...rest }: Props): ReactElement {
  const { t } = useTranslation();
  const { data: record, error, isPending } = useRecord(id);
  const waiting = useDelayed(isPending);
  // The text before stays until the next one is here: stepping through results must not flicker.
  const kept = useRef<ArchiveRecord | null>(null);
  if (record !== undefined) kept.current = record;
  if (error !== null)
    return (
      <div className={c('failure')}>
        <Notice tone="bad" action={<Button onPress={rest.onClose}>{t('common.close')}</Button>}>
          {sentenceOf(error)}
        </Notice>
      </div>
    );
  const shown = record ?? kept.current;
  if (shown === null) return <div className={c('failure')}>{waiting ? t('common.loading') : ''}</div>;
  return <OpenRecord key={shown.id} record={shown} {...rest} />;
});

type Form = 'reading' | 'restored' | 'raw' | 'original';

function OpenRecord({
  record,
  query,
  at,
  names,
  onClose,
}: Omit<Props, 'id'> & { record: ArchiveRecord }): ReactElement {
  const { t } = useTranslation();
  const [chosen, setForm] = useState<Form>('reading');
  const { flagged, reading } = useRestored(record);
  // The list of words may have changed so that nothing is left to restore.
  const form = chosen === 'restored' && reading === null ? 'reading' : chosen;
  const [width, setWidth] = useState(0);
  const wide = width >= WIDE;
  const tight = width < TIGHT && reading !== null;
  const scroller = useRef<HTMLElement | null>(null);
  const text = useRef<TextHandle | null>(null);
  const place = usePlace('reader');
  const ownHits = useHits(record.text, query);
  const restoredHits = useHits(form === 'restored' ? (reading?.text ?? '') : '', query);
  const hits = form === 'restored' ? restoredHits : ownHits;
  const [hit, setHit] = useState<number | null>(null);
  const pack = usePackMenu([{ recordId: record.id }]);
  // The restored reading carries no offsets, so nothing of it can be quoted.
  const source = useCallback(() => ({ element: text.current?.element ?? null, source: record.text }), [record]);
  const { quote, read, close } = useQuote(scroller, source);

  // Another query: the counter starts again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hits are what resets it
  useEffect(() => setHit(null), [hits]);
  useEffect(() => {
    if (at !== null) text.current?.showCited();
  }, [at]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    // Only the side of a limit counts: drawing the pane must not draw the text again at every pixel.
    const measure = (): void => setWidth([WIDE, TIGHT].find((limit) => element.clientWidth >= limit) ?? 0);
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    measure();
    return () => watcher.disconnect();
  }, []);

  const show = (next: Form): void => {
    close();
    setForm(next);
  };

  const step = (by: 1 | -1): boolean => {
    if (hits.length === 0 || form === 'original') return false;
    const next = hit === null ? (by === 1 ? 0 : hits.length - 1) : (hit + by + hits.length) % hits.length;
    setHit(next);
    text.current?.showHit(next);
    return true;
  };

  const selectParagraph = (): boolean => {
    const element = text.current?.element ?? null;
    if (element === null) return false;
    const offset = hit === null ? (at?.[0] ?? hits[0]?.[0] ?? 0) : (hits[hit]?.[0] ?? 0);
    const ranges = paragraphs(record.text);
    const range = ranges.filter((one) => one.start <= offset).at(-1) ?? ranges[0];
    if (range === undefined || !selectStretch(element, range.start, range.end)) return false;
    read(true);
    return true;
  };

  useHotkeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isFree(event)) return false;
    if (event.key === 'n') return step(1);
    if (event.key === 'N') return step(-1);
    if (event.key === 's' && form !== 'original') return selectParagraph();
    if (event.key === 'Escape') {
      if (quote !== null) close();
      else onClose();
      return true;
    }
    return false;
  });

  return (
    <section className={c('reader')} aria-label={record.title}>
      <div className={c('tools')}>
        <Choice<Form>
          label={t('reader.form')}
          value={form}
          onChange={show}
          options={[
            { value: 'reading', label: t('reader.reading') },
            ...(reading === null ? [] : [{ value: 'restored' as const, label: t('restored.form') }]),
            { value: 'raw', label: t('reader.raw') },
            { value: 'original', label: t('reader.original') },
          ]}
        />
        <span className={c('spring')} />
        {hits.length > 0 && form !== 'original' ? (
          <div className={c('hits')}>
            <output aria-live="polite">
              {hit === null
                ? t('reader.hits', { count: hits.length })
                : t('reader.hit', { now: hit + 1, of: hits.length })}
            </output>
            <IconButton label={t('reader.previousHit')} shortcut="N" small onPress={() => step(-1)}>
              <ArrowUp size={15} strokeWidth={1.6} />
            </IconButton>
            <IconButton label={t('reader.nextHit')} shortcut="n" small onPress={() => step(1)}>
              <ArrowDown size={15} strokeWidth={1.6} />
            </IconButton>
          </div>
        ) : null}
        <div className={c('add')}>
          {tight ? (
            <IconButton label={t('reader.addToPack')} onPress={pack.add} isDisabled={pack.busy}>
              <Plus size={16} strokeWidth={1.8} />
            </IconButton>
          ) : (
            <Button icon={<Plus size={14} strokeWidth={1.8} />} onPress={pack.add} isDisabled={pack.busy}>
              {t('reader.addToPack')}
            </Button>
          )}
          <PackChoice pack={pack} />
        </div>
        <IconButton label={t('reader.close')} shortcut="Esc" onPress={onClose}>
          <X size={16} strokeWidth={1.6} />
        </IconButton>
      </div>
      <article
        ref={(element) => {
          scroller.current = element;
          place(element);
        }}
        className={c('scroller')}
        data-scroller=""
        aria-label={record.title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable to be scrolled by keys
        tabIndex={0}
      >
        <div className={c('page', wide && 'wide')}>
          <div className={c('main')}>
            <RecordHead record={record} names={names} />
            {wide ? null : <DescriptionStrip record={record} names={names} />}
            {form === 'original' ? <OriginalView record={record} /> : null}
            {form !== 'original' && record.text.trim() === '' ? (
              <Notice tone="look">{t('reader.noText')}</Notice>
            ) : null}
            {flagged && form === 'reading' ? (
              <RestoredNotice onLook={reading === null ? null : () => show('restored')} />
            ) : null}
            {form === 'restored' && reading !== null ? (
              <RestoredView ref={text} record={record} restored={reading} hits={hits} cited={at} />
            ) : null}
            {form === 'reading' || form === 'raw' ? (
              <TextView key={form} ref={text} record={record} form={form} hits={hits} cited={at} />
            ) : null}
          </div>
          {wide ? <DescriptionColumn record={record} names={names} /> : null}
        </div>
        {quote === null ? null : (
          <QuotePopover
            record={record}
            selected={quote.selected}
            place={quote.place}
            focus={quote.focus}
            onDone={close}
          />
        )}
      </article>
    </section>
  );
}
