/** What an export gave: its files with their fingerprints, and the way to have them. */
import { Download, FolderOpen } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf, noticeMessage } from '../../../../electron/contract/messages.ts';
import type { ExportDone } from '../../../../electron/contract/pack-export.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { formatBytes, formatDuration, shortHash } from '../../lib/format.ts';
import { saveExport, showSaved } from '../../transfer.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './export-result.module.css';

const c = classes(styles);

export function ExportResult({ done }: { done: ExportDone }): ReactElement {
  const { t, i18n } = useTranslation();
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const save = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const answer = await saveExport(done.ticket, done.name);
      if (answer.failure !== undefined) setFailure(t(`packs.saveFailure.${answer.failure}`, { name: answer.name }));
      else if (answer.saved) setSaved(answer.name);
    } catch (error) {
      setFailure(sentenceOf(error));
    }
    setBusy(false);
  };
  const show = async (): Promise<void> => {
    if (showSaved !== null && !(await showSaved(done.ticket))) setFailure(t('packs.savedGone'));
  };

  return (
    <div className={c('result')}>
      <Notice tone="good">
        {t('packs.exported', {
          quotations: done.quotations,
          records: done.records,
          time: formatDuration(done.ms, i18n.language),
        })}
      </Notice>
      {done.notices.map((notice) => (
        <Notice key={notice} tone="look">
          {noticeMessage(notice, localeOf(i18n.language))}
        </Notice>
      ))}
      <div className={c('acts')}>
        <Button icon={<Download size={15} strokeWidth={1.6} />} isDisabled={busy} onPress={() => void save()}>
          {t(done.folder && showSaved === null ? 'packs.saveFolder' : 'packs.saveFile')}
        </Button>
        {saved !== null && showSaved !== null ? (
          <Button icon={<FolderOpen size={15} strokeWidth={1.6} />} onPress={() => void show()}>
            {t('packs.showFolder')}
          </Button>
        ) : null}
      </div>
      {saved === null ? null : (
        <p className={c('where')} role="status">
          {t(showSaved === null ? 'packs.downloaded' : 'packs.saved', { name: saved })}
        </p>
      )}
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
      <ul className={c('files')} aria-label={t('packs.files')}>
        {done.files.map((file) => (
          <li key={file.path} title={`SHA-256 ${file.sha256}`}>
            <span className={c('path')}>{file.path}</span>
            <span className={c('bytes')}>{formatBytes(file.bytes, i18n.language)}</span>
            <span className={c('hash')}>{shortHash(file.sha256)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
