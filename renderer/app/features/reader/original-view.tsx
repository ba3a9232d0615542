/** The untouched original: what it is, its fingerprint, and a copy to take away. */
import { Download } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveRecord } from '../../../../electron/contract/record.ts';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { toastError } from '../../lib/errors.ts';
import { formatBytes } from '../../lib/format.ts';
import { saveBlob } from '../../transfer.ts';
import { Button } from '../../ui/button.tsx';
import styles from './original-view.module.css';

const c = classes(styles);

export function OriginalView({ record }: { record: ArchiveRecord }): ReactElement {
  const { t, i18n } = useTranslation();
  const [busy, setBusy] = useState(false);
  const { original } = record;
  if (original === null) return <p className={c('none')}>{t('original.none')}</p>;
  const facts: Array<[string, string | null]> = [
    [t('original.name'), original.name],
    [t('original.type'), original.mediaType],
    [t('original.size'), formatBytes(original.bytes, i18n.language)],
    [t('original.line'), original.line === undefined ? null : t('original.lineNumber', { line: original.line })],
    [t('original.encoding'), original.encoding ?? null],
  ];
  const take = async (): Promise<void> => {
    setBusy(true);
    try {
      saveBlob(await client.records.original({ id: record.id }), original.name.split('/').at(-1) ?? original.name);
    } catch (error) {
      toastError(error);
    }
    setBusy(false);
  };
  return (
    <div className={c('original')}>
      <dl className={c('facts')}>
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        <div>
          <dt>SHA-256</dt>
          <dd className={c('hash')}>{original.sha256}</dd>
        </div>
      </dl>
      <p className={c('kept')}>{t('original.kept')}</p>
      <Button icon={<Download size={15} strokeWidth={1.6} />} onPress={() => void take()} isDisabled={busy}>
        {t('original.save')}
      </Button>
    </div>
  );
}
