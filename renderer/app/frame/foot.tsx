/** The foot of the navigation: how many items, last backup, offline, originals verified. Always there, always true. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { line } from '../client.ts';
import { classes } from '../lib/classes.ts';
import { formatMoment, formatNumber } from '../lib/format.ts';
import { useInfo } from '../lib/queries.ts';
import { useStore } from '../lib/store.ts';
import styles from './foot.module.css';

const c = classes(styles);

export function Foot(): ReactElement {
  const { t, i18n } = useTranslation();
  const { data: info } = useInfo();
  const broken = useStore(line).state !== 'ready';
  if (info === undefined) return <div className={c('foot')} />;
  const { language } = i18n;
  const backup =
    info.lastBackup === null
      ? t('foot.noBackup')
      : t('foot.backup', { at: formatMoment(info.lastBackup, language, true) });
  const verify = info.lastVerify === null ? 'foot.notVerified' : info.lastVerify.ok ? 'foot.verified' : 'foot.problems';
  const look = info.lastVerify?.ok === false || !info.writable;
  return (
    <div className={c('foot')}>
      <div className={c('first')}>
        <span className={c('dot', look && 'look', broken && 'broken')} aria-hidden />
        {t('foot.items', { count: info.records, shown: formatNumber(info.records, language) })}
      </div>
      <div>{backup}</div>
      <div>
        {t('foot.offline')} · {t(verify)}
      </div>
      {info.writable ? null : <div className={c('warn')}>{t('foot.readOnly')}</div>}
      {info.index.state === 'building' ? (
        <div className={c('warn')}>
          {t('foot.indexing', { percent: Math.floor((info.index.done / Math.max(1, info.index.of)) * 100) })}
        </div>
      ) : null}
    </div>
  );
}
