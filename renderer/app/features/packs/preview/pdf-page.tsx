/** One page: drawn when it comes near, let go when it is far, with its words for those who listen instead of look. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { memo, type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../lib/classes.ts';
import styles from './pdf-page.module.css';

const c = classes(styles);
/** Screens of more pixels than this gain nothing that an eye sees, and cost memory. */
const MOST_RATIO = 2;

interface Props {
  document: PDFDocumentProxy;
  n: number;
  of: number;
  /** CSS pixels. */
  width: number;
  height: number;
  near: boolean;
}

export const PdfPage = memo(function PdfPage({ document, n, of, width, height, near }: Props): ReactElement {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const [words, setWords] = useState('');
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!near) return;
    let gone = false;
    let stop = (): void => {};
    const draw = async (): Promise<void> => {
      const page = await document.getPage(n);
      const element = canvas.current;
      if (gone || element === null) return;
      const ratio = Math.min(MOST_RATIO, window.devicePixelRatio || 1);
      const natural = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: (width / natural.width) * ratio });
      element.width = Math.round(viewport.width);
      element.height = Math.round(viewport.height);
      const task = page.render({ canvas: element, viewport });
      stop = () => task.cancel();
      await task.promise;
      if (gone) return;
      const { items } = await page.getTextContent();
      if (!gone) setWords(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    };
    draw().catch(() => {
      if (!gone) setFailed(true);
    });
    return () => {
      gone = true;
      stop();
    };
  }, [document, n, near, width]);
  return (
    <figure
      className={c('page')}
      style={{ width: `${width}px`, height: `${height}px` }}
      data-page={n}
      aria-label={t('packs.preview.page', { n, of })}
    >
      {near ? <canvas ref={canvas} className={c('canvas')} aria-hidden /> : null}
      {failed ? <p className={c('failed')}>{t('packs.preview.pageFailed')}</p> : null}
      <p className={c('words')}>{words}</p>
    </figure>
  );
});
