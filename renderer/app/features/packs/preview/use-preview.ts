/** The PDF of a pack as it would be exported now. Made when it is looked at, and again when a person asks for it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportProgress } from '../../../../../electron/contract/pack-export.ts';
import { client } from '../../../client.ts';
import { sentenceOf, wasCancelled } from '../../../lib/errors.ts';
import type { PackDraft } from '../use-pack-draft.ts';
import { type OpenPdf, openPdf } from './pdf.ts';

export interface Preview {
  pdf: OpenPdf | null;
  /** Counts the PDFs that were made: another one is another document. */
  n: number;
  /** What is shown is older than the pack. */
  stale: boolean;
  making: ExportProgress | null;
  failure: string | null;
  make(): void;
  cancel(): void;
}

export function usePreview(draft: PackDraft): Preview {
  const { t } = useTranslation();
  const [pdf, setPdf] = useState<OpenPdf | null>(null);
  const [made, setMade] = useState({ n: 0, version: -1 });
  const [making, setMaking] = useState<ExportProgress | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const stopper = useRef<AbortController | null>(null);
  const shown = useRef<OpenPdf | null>(null);
  const { flush, pack } = draft;
  const version = useRef(pack.version);
  version.current = pack.version;

  const make = useCallback(async (): Promise<void> => {
    stopper.current?.abort();
    const stop = new AbortController();
    stopper.current = stop;
    setFailure(null);
    setMaking({ done: 0, of: 0, step: '' });
    try {
      if (!(await flush())) throw new Error('not saved');
      const from = version.current;
      const stream = await client.packs.export(
        { id: pack.id, formats: ['pdf'], purpose: 'preview' },
        { signal: stop.signal },
      );
      let step = await stream.next();
      for (; step.done !== true; step = await stream.next()) setMaking(step.value);
      const opened = await openPdf(await client.packs.exported({ ticket: step.value.ticket }));
      if (stop.signal.aborted) {
        opened.close();
        return;
      }
      shown.current?.close();
      shown.current = opened;
      setPdf(opened);
      setMade((now) => ({ n: now.n + 1, version: from }));
    } catch (error) {
      if (stop.signal.aborted) return;
      if (error instanceof Error && error.message === 'not saved') setFailure(t('packs.preview.notSaved'));
      else if (!wasCancelled(error)) setFailure(sentenceOf(error));
    } finally {
      if (stopper.current === stop) setMaking(null);
    }
  }, [pack.id, flush, t]);

  useEffect(
    () => () => {
      stopper.current?.abort();
      shown.current?.close();
      shown.current = null;
    },
    [],
  );

  return {
    pdf,
    n: made.n,
    stale: pdf !== null && (draft.state !== 'saved' || pack.version !== made.version),
    making,
    failure,
    make: () => void make(),
    cancel: () => {
      stopper.current?.abort();
      setMaking(null);
    },
  };
}
