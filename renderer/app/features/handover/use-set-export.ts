/** One update set being made: asked for, under way, done or failed. Ends with the dialog that shows it. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverExport, HandoverProgress, HandoverSelection } from '../../../../electron/contract/handover.ts';
import { client } from '../../client.ts';
import { sentenceOf, wasCancelled } from '../../lib/errors.ts';
import { refresh } from '../../lib/queries.ts';
import { toast } from '../../lib/toasts.ts';

export type SetExportStage =
  | { name: 'ready' }
  | { name: 'running'; progress: HandoverProgress }
  | { name: 'done'; done: HandoverExport }
  | { name: 'failed'; words: string };

export interface SetExport {
  stage: SetExportStage;
  run(): Promise<void>;
  cancel(): void;
}

/** `before` stores what is still waiting; false when it could not be. */
export function useSetExport(selection: HandoverSelection, before?: () => Promise<boolean>): SetExport {
  const { t } = useTranslation();
  const [stage, setStage] = useState<SetExportStage>({ name: 'ready' });
  const stopper = useRef<AbortController | null>(null);
  // A set that nobody can fetch any more is not made to the end.
  useEffect(() => () => stopper.current?.abort(), []);

  const run = async (): Promise<void> => {
    const stop = new AbortController();
    stopper.current = stop;
    setStage({ name: 'running', progress: { step: 'records', done: 0, of: 0 } });
    try {
      if (before !== undefined && !(await before())) {
        setStage({ name: 'failed', words: t('handover.export.notSaved') });
        return;
      }
      const stream = await client.handover.export(selection, { signal: stop.signal });
      let step = await stream.next();
      for (; step.done !== true; step = await stream.next()) setStage({ name: 'running', progress: step.value });
      setStage({ name: 'done', done: step.value });
      refresh('versions');
    } catch (error) {
      if (wasCancelled(error)) {
        setStage({ name: 'ready' });
        toast(t('handover.export.cancelled'));
      } else setStage({ name: 'failed', words: sentenceOf(error) });
    }
  };

  return { stage, run, cancel: () => stopper.current?.abort() };
}
