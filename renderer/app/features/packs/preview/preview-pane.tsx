/**
 * The pages as they will be printed. It is the exported PDF itself, not an imitation; pages near the view are drawn,
 * the others are empty sheets of the same size.
 */
import { ChevronDown, ChevronUp, Maximize2, RefreshCw, ZoomIn, ZoomOut } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../lib/classes.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { PdfPage } from './pdf-page.tsx';
import styles from './preview-pane.module.css';
import type { Preview } from './use-preview.ts';

const c = classes(styles);
const zooms = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];
/** CSS pixels in a point (1/72 inch at 96 to the inch). */
const POINT = 96 / 72;
const MARGIN = 20;
const GAP = 14;

interface Props {
  preview: Preview;
  empty: boolean;
}

export function PreviewPane({ preview, empty }: Props): ReactElement {
  const { t } = useTranslation();
  const { pdf, stale, making, failure } = preview;
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current || empty || pdf !== null) return;
    asked.current = true;
    preview.make();
  }, [empty, pdf, preview]);
  return (
    <div className={c('preview')}>
      {making === null ? null : (
        <div className={c('strip')}>
          <Progress
            label={t('packs.preview.making')}
            detail={making.step}
            done={making.done}
            of={making.of}
            action={
              <Button weight="bare" onPress={preview.cancel}>
                {t('common.cancel')}
              </Button>
            }
          />
        </div>
      )}
      {failure === null ? null : (
        <div className={c('strip')}>
          <Notice tone="bad" action={<Button onPress={preview.make}>{t('common.retry')}</Button>}>
            {failure}
          </Notice>
        </div>
      )}
      {stale && making === null && failure === null ? (
        <div className={c('strip')}>
          <Notice
            tone="look"
            action={
              <Button icon={<RefreshCw size={14} strokeWidth={1.6} />} onPress={preview.make}>
                {t('packs.preview.refresh')}
              </Button>
            }
          >
            {t('packs.preview.stale')}
          </Notice>
        </div>
      ) : null}
      {pdf === null ? (
        making !== null || failure !== null ? null : (
          <div className={c('none')}>
            <p>{t(empty ? 'packs.exportEmpty' : 'packs.preview.none')}</p>
            {empty ? null : <Button onPress={preview.make}>{t('packs.preview.make')}</Button>}
          </div>
        )
      ) : (
        <Pages key={preview.n} pdf={pdf} />
      )}
    </div>
  );
}

function Pages({ pdf }: { pdf: NonNullable<Preview['pdf']> }): ReactElement {
  const { t } = useTranslation();
  const scroller = useRef<HTMLElement | null>(null);
  const [room, setRoom] = useState(0);
  /** Null: as wide as the pane. */
  const [zoom, setZoom] = useState<number | null>(null);
  const [top, setTop] = useState(0);
  const [view, setView] = useState(800);
  const count = pdf.document.numPages;

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = (): void => {
      setRoom(element.clientWidth);
      setView(element.clientHeight);
    };
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    measure();
    return () => watcher.disconnect();
  }, []);

  const fit = Math.max(160, room - 2 * MARGIN) / (pdf.size.width * POINT);
  const scale = zoom ?? Math.min(fit, 2);
  const width = Math.round(pdf.size.width * POINT * scale);
  const height = Math.round(pdf.size.height * POINT * scale);
  const step = height + GAP;
  const at = Math.min(count, Math.max(1, Math.floor((top + view * 0.4 - MARGIN) / step) + 1));
  const near = (n: number): boolean => {
    const start = MARGIN + (n - 1) * step;
    return start < top + 2 * view && start + height > top - view;
  };
  const go = (n: number): void => {
    scroller.current?.scrollTo({ top: MARGIN + (Math.min(count, Math.max(1, n)) - 1) * step - 8 });
  };
  const zoomBy = (by: 1 | -1): void => {
    const next = by === 1 ? zooms.find((one) => one > scale + 0.01) : zooms.findLast((one) => one < scale - 0.01);
    if (next !== undefined) setZoom(next);
  };
  // The page that is looked at stays where it is while the sheets grow or shrink.
  const anchor = useRef({ step, at: 0 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null || anchor.current.step === step) return;
    element.scrollTop = (element.scrollTop * step) / anchor.current.step;
    anchor.current = { step, at: 0 };
  }, [step]);

  return (
    <>
      <div className={c('bar')} role="toolbar" aria-label={t('packs.preview.tools')}>
        <IconButton small label={t('packs.preview.before')} isDisabled={at <= 1} onPress={() => go(at - 1)}>
          <ChevronUp size={15} strokeWidth={1.6} />
        </IconButton>
        <IconButton small label={t('packs.preview.next')} isDisabled={at >= count} onPress={() => go(at + 1)}>
          <ChevronDown size={15} strokeWidth={1.6} />
        </IconButton>
        <output className={c('at')}>{t('packs.preview.page', { n: at, of: count })}</output>
        <span className={c('same')}>{t('packs.preview.same')}</span>
        <IconButton small label={t('packs.preview.smaller')} onPress={() => zoomBy(-1)}>
          <ZoomOut size={15} strokeWidth={1.6} />
        </IconButton>
        <span className={c('zoom')}>{Math.round(scale * 100)}%</span>
        <IconButton small label={t('packs.preview.larger')} onPress={() => zoomBy(1)}>
          <ZoomIn size={15} strokeWidth={1.6} />
        </IconButton>
        <IconButton small label={t('packs.preview.fit')} onPress={() => setZoom(null)}>
          <Maximize2 size={14} strokeWidth={1.6} />
        </IconButton>
      </div>
      <section
        ref={scroller}
        className={c('pages')}
        aria-label={t('packs.preview.title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
        tabIndex={0}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onKeyDown={(event) => {
          if (event.key === '+' || event.key === '=') zoomBy(1);
          else if (event.key === '-') zoomBy(-1);
          else if (event.key === '0') setZoom(null);
          else if (event.key === 'PageDown') go(at + 1);
          else if (event.key === 'PageUp') go(at - 1);
          else return;
          event.preventDefault();
        }}
      >
        {room === 0
          ? null
          : Array.from({ length: count }, (_, i) => (
              <PdfPage
                // biome-ignore lint/suspicious/noArrayIndexKey: pages of a document are their numbers
                key={i}
                document={pdf.document}
                n={i + 1}
                of={count}
                width={width}
                height={height}
                near={near(i + 1)}
              />
            ))}
      </section>
    </>
  );
}
