/** Two small commands below a description: to correct, and to see what was corrected. */
import { History, PencilLine } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveRecord } from '../../../../electron/contract/record.ts';
import { classes } from '../../lib/classes.ts';
import { type Names, useInfo } from '../../lib/queries.ts';
import { Button } from '../../ui/button.tsx';
import { CorrectionDialog } from './correction-dialog.tsx';
import styles from './corrections.module.css';
import { HistoryDialog } from './history-dialog.tsx';

const c = classes(styles);

export function CorrectionBar({ record, names }: { record: ArchiveRecord; names: Names }): ReactElement {
  const { t } = useTranslation();
  const { data: info } = useInfo();
  const [shown, setShown] = useState<'correct' | 'history' | null>(null);
  const readOnly = info?.writable === false;
  const close = (): void => setShown(null);
  return (
    <div className={c('bar')}>
      <Button
        weight="bare"
        icon={<PencilLine size={14} strokeWidth={1.6} />}
        isDisabled={readOnly}
        onPress={() => setShown('correct')}
      >
        {t('corrections.correct')}
      </Button>
      {record.revision > 1 ? (
        <Button weight="bare" icon={<History size={14} strokeWidth={1.6} />} onPress={() => setShown('history')}>
          {t('corrections.historyCount', { count: record.revision - 1 })}
        </Button>
      ) : null}
      {readOnly ? <span className={c('small')}>{t('corrections.readOnly')}</span> : null}
      {shown === 'correct' ? <CorrectionDialog record={record} onClose={close} /> : null}
      <HistoryDialog record={record} names={names} open={shown === 'history'} onClose={close} />
    </div>
  );
}
