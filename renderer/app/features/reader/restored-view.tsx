/** The restored reading of the open text: what was restored, the text, and what is known about a word pointed at. */
import { ArrowLeftRight, GitCompareArrows } from 'lucide-react';
import { type ReactElement, type Ref, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveRecord } from '../../../../electron/contract/record.ts';
import { restoredSpan } from '../../../../electron/text/restore.ts';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import { navigate } from '../../lib/navigation.ts';
import { useStore } from '../../lib/store.ts';
import { Button } from '../../ui/button.tsx';
import type { Span } from './marks.ts';
import { RestoredRun } from './restored-run.tsx';
import { flipAll, isOriginal, newWording, RestoredContext, type Wording } from './restored-state.ts';
import type { RestoredText } from './restored-text.ts';
import styles from './restored-view.module.css';
import { type TextHandle, TextView } from './text-view.tsx';

const c = classes(styles);
/** Long enough to reach the hint with the mouse. */
const LINGER_MS = 140;

interface Props {
  record: ArchiveRecord;
  restored: RestoredText;
  /** In the restored text. */
  hits: readonly Span[];
  /** In the record's own text. */
  cited: Span | null;
  ref: Ref<TextHandle>;
}

/** The clean copy that the record names, if it names one. */
function knownClean(record: ArchiveRecord): string | undefined {
  return record.relations.find(({ type }) => type === 'version-of' || type === 'same-event')?.target;
}

function Head({
  record,
  restored,
  all,
  onSwitch,
}: Pick<Props, 'record' | 'restored'> & {
  all: Wording['all'];
  onSwitch: () => void;
}): ReactElement {
  const { t, i18n } = useTranslation();
  const number = (value: number): string => formatNumber(value, i18n.language);
  const compare = (): void => {
    const clean = knownClean(record);
    navigate({ page: 'pairs', rewritten: record.id, ...(clean === undefined ? {} : { clean }) });
  };
  return (
    <div className={c('head')}>
      <div className={c('line')}>
        <p className={c('count')}>
          {t('restored.count', { places: number(restored.replaced), words: number(restored.distinct) })}
        </p>
        <Button icon={<ArrowLeftRight size={14} strokeWidth={1.6} />} onPress={onSwitch}>
          {t(all === 'restored' ? 'restored.showOriginal' : 'restored.showRestored')}
        </Button>
      </div>
      <p className={c('note')}>
        {restored.suggested > 0 ? t('restored.suggested', { shown: number(restored.suggested) }) : null}
        {t('restored.quoteNote')}
      </p>
      <Button weight="bare" icon={<GitCompareArrows size={14} strokeWidth={1.6} />} onPress={compare}>
        {t('restored.compare')}
      </Button>
    </div>
  );
}

interface Pointed {
  word: number;
  top: number;
  left: number;
}

export function RestoredView({ record, restored, hits, cited, ref }: Props): ReactElement {
  const { t } = useTranslation();
  const [wording] = useState(newWording);
  const now = useStore(wording);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const body = useRef<HTMLDivElement | null>(null);
  const leaving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const point = useCallback((word: number | null, element?: HTMLElement): void => {
    clearTimeout(leaving.current);
    if (word === null || element === undefined) {
      leaving.current = setTimeout(() => setPointed(null), LINGER_MS);
      return;
    }
    const frame = body.current?.getBoundingClientRect();
    const place = element.getClientRects()[0];
    if (frame === undefined || place === undefined) return;
    setPointed({ word, top: place.bottom - frame.top + 4, left: Math.min(place.left - frame.left, frame.width - 200) });
  }, []);
  useEffect(() => () => clearTimeout(leaving.current), []);

  const open = pointed !== null;
  useEffect(() => {
    if (!open) return;
    const dismiss = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      // The key is for the hint, not for the whole record.
      event.preventDefault();
      setPointed(null);
    };
    window.addEventListener('keydown', dismiss, true);
    return () => window.removeEventListener('keydown', dismiss, true);
  }, [open]);

  const view = useMemo(() => ({ restored, wording, point }), [restored, wording, point]);
  const shown = useMemo(() => ({ ...record, text: restored.text }), [record, restored]);
  const citedThere = useMemo(
    (): Span | null => (cited === null ? null : restoredSpan(restored.reading, cited[0], cited[1])),
    [restored, cited],
  );
  const word = pointed === null ? undefined : restored.words[pointed.word];

  return (
    <RestoredContext value={view}>
      <Head record={record} restored={restored} all={now.all} onSwitch={() => wording.set(flipAll)} />
      <div ref={body} className={c('body')} data-words="">
        <TextView ref={ref} record={shown} form="reading" hits={hits} cited={citedThere} run={RestoredRun} />
        {/* Kept in the page while empty: screen readers follow only a region that was there before. */}
        <div aria-live="polite">
          {pointed === null || word === undefined ? null : (
            <div
              className={c('tip')}
              style={{ top: pointed.top, left: Math.max(0, pointed.left) }}
              onPointerEnter={() => clearTimeout(leaving.current)}
              onPointerLeave={() => point(null)}
            >
              {word.kind === 'suggested'
                ? t('restored.maybe', {
                    words: word.standards.map((one) => t('restored.quoted', { word: one })).join(t('restored.or')),
                  })
                : t(isOriginal(now, pointed.word) ? 'restored.standard' : 'restored.original', {
                    word: isOriginal(now, pointed.word) ? (word.standards[0] ?? '') : word.original,
                  })}
            </div>
          )}
        </div>
      </div>
    </RestoredContext>
  );
}
