/** One line above the page while the archive cannot be reached. The page stays as it is, so nothing typed is lost. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { doorMessage, localeOf } from '../../../electron/contract/messages.ts';
import { line, retry } from '../client.ts';
import { classes } from '../lib/classes.ts';
import { useStore } from '../lib/store.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './line-notice.module.css';

const c = classes(styles);

export function LineNotice(): ReactElement | null {
  const { t, i18n } = useTranslation();
  const now = useStore(line);
  if (now.state === 'ready') return null;
  const words =
    now.state === 'failed' && now.code !== null
      ? doorMessage(now.code, localeOf(i18n.language))
      : t(now.state === 'refused' ? 'line.refused' : 'line.lost');
  return (
    <div className={c('strip')}>
      <Notice
        tone="bad"
        action={now.state === 'refused' ? undefined : <Button onPress={() => void retry()}>{t('common.retry')}</Button>}
      >
        {words}
      </Notice>
    </div>
  );
}
