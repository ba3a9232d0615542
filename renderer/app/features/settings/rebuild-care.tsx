/** Makes the search index anew, in the background, and shows how far it is, whoever started it. */
import { RefreshCw } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../client.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { refresh, useInfo } from '../../lib/queries.ts';
import { toast } from '../../lib/toasts.ts';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { CareFrame } from './care-frame.tsx';

const LOOK_MS = 500;

export function RebuildCare({ writable }: { writable: boolean }): ReactElement {
  const { t } = useTranslation();
  const { data: info } = useInfo();
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const building = info?.index.state === 'building';

  useEffect(() => {
    if (!building && !asked) return;
    const timer = setInterval(() => refresh('info'), LOOK_MS);
    return () => clearInterval(timer);
  }, [building, asked]);

  const start = async (): Promise<void> => {
    setFailure(null);
    setAsked(true);
    try {
      await client.search.rebuild();
      for (;;) {
        const { index } = await client.archive.info();
        if (index.state === 'ready') break;
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
      toast(t('care.rebuilt'));
    } catch (error) {
      setFailure(sentenceOf(error));
    }
    setAsked(false);
    refresh('info');
  };

  return (
    <CareFrame
      name={t('care.rebuild')}
      hint={t('care.rebuildHint')}
      icon={<RefreshCw size={15} strokeWidth={1.6} />}
      act={t('care.rebuildNow')}
      disabled={building || asked || !writable}
      onStart={() => void start()}
    >
      {building && info !== undefined ? (
        <Progress label={t('care.rebuilding')} done={info.index.done} of={info.index.of} />
      ) : null}
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
    </CareFrame>
  );
}
