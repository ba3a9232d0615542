/** One export of a pack at a time: asked for, under way, done or failed. Lives beside the panes, so that it goes on. */
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportDone, ExportProgress, PackFormat } from '../../../../electron/contract/pack-export.ts';
import { client } from '../../client.ts';
import { codeOf, sentenceOf, wasCancelled } from '../../lib/errors.ts';
import { refresh } from '../../lib/queries.ts';
import { toast } from '../../lib/toasts.ts';

export type ExportStage =
  | { name: 'ready' }
  | { name: 'asking'; formats: readonly PackFormat[] }
  | { name: 'running'; progress: ExportProgress }
  | { name: 'done'; done: ExportDone }
  | { name: 'failed'; words: string };

export interface PackExport {
  stage: ExportStage;
  run(formats: readonly PackFormat[], confirmed: boolean): Promise<void>;
  ask(formats: readonly PackFormat[]): void;
  dismiss(): void;
  cancel(): void;
}

/** `flush` stores what is still waiting; an export must not miss the last change. */
export function useExport(id: string, flush: () => Promise<boolean>): PackExport {
  const { t } = useTranslation();
  const [stage, setStage] = useState<ExportStage>({ name: 'ready' });
  const stopper = useRef<AbortController | null>(null);

  const run = useCallback(
    async (formats: readonly PackFormat[], confirmed: boolean): Promise<void> => {
      stopper.current = new AbortController();
      setStage({ name: 'running', progress: { done: 0, of: 0, step: '' } });
      try {
        if (!(await flush())) {
          setStage({ name: 'failed', words: t('packs.notSaved') });
          return;
        }
        const { signal } = stopper.current;
        const stream = await client.packs.export({ id, formats: [...formats], confirmed }, { signal });
        for (;;) {
          const step = await stream.next();
          if (step.done === true) {
            setStage({ name: 'done', done: step.value });
            refresh('versions');
            return;
          }
          setStage({ name: 'running', progress: step.value });
        }
      } catch (error) {
        if (codeOf(error) === 'NEEDS_CONFIRMATION') setStage({ name: 'asking', formats });
        else if (wasCancelled(error)) {
          setStage({ name: 'ready' });
          toast(t('packs.exportCancelled'));
        } else setStage({ name: 'failed', words: sentenceOf(error) });
      }
    },
    [id, flush, t],
  );

  return {
    stage,
    run,
    ask: (formats) => setStage({ name: 'asking', formats }),
    dismiss: () => setStage({ name: 'ready' }),
    cancel: () => stopper.current?.abort(),
  };
}
