/** How far the handing over, the opening or the applying of a set has come, and the way to stop it. */
import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatNumber } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import type { SetWork } from './set-work.ts';

export function WorkProgress({ work }: { work: Exclude<SetWork, { phase: 'idle' }> }): ReactElement {
  const { t, i18n } = useTranslation();
  const { done, of } = work.progress;
  const shown = (value: number): string => formatNumber(value, i18n.language);
  const uploading = work.phase === 'handing-over';
  const detail = uploading
    ? `${work.progress.name} ${of > 0 ? formatBytes(of, i18n.language) : ''}`
    : of > 0
      ? `${shown(done)} / ${shown(of)}`
      : '';
  return (
    <Progress
      label={uploading ? t('imports.handingOver') : t(`handover.steps.${work.progress.step}`)}
      detail={detail}
      done={done}
      of={of}
      action={
        <Button weight="bare" icon={<X size={14} strokeWidth={1.6} />} onPress={work.cancel}>
          {t('common.cancel')}
        </Button>
      }
    />
  );
}
