/** A new page where there are pages. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../lib/classes.ts';
import styles from './item.module.css';

const c = classes(styles);

export function PageBreakBody(): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={c('break')}>
      <span>{t('packs.pageBreak')}</span>
    </div>
  );
}
