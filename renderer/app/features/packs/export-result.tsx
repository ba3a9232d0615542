/** What an export gave: its files with their fingerprints, and the way to have them. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf, noticeMessage } from '../../../../electron/contract/messages.ts';
import type { ExportDone } from '../../../../electron/contract/pack-export.ts';
import { classes } from '../../lib/classes.ts';
import { formatBytes, formatDuration, shortHash } from '../../lib/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { SaveExport } from '../../ui/save-export.tsx';
import styles from './export-result.module.css';

const c = classes(styles);

export function ExportResult({ done }: { done: ExportDone }): ReactElement {
  const { t, i18n } = useTranslation();
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
      <SaveExport ticket={done.ticket} name={done.name} folder={done.folder} />
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
