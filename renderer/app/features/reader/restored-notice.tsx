/** Said above a text whose words give it away as rewritten by a machine, with the way to the restored reading. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './restored-notice.module.css';

const c = classes(styles);

/** `onLook` is null when no word could be restored. */
export function RestoredNotice({ onLook }: { onLook: (() => void) | null }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={c('notice')}>
      <Notice tone="look" action={onLook === null ? null : <Button onPress={onLook}>{t('restored.look')}</Button>}>
        {t('restored.flagged')}
      </Notice>
    </div>
  );
}
