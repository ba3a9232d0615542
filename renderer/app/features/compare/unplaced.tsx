/** What the matrix has no place for, and why: told in a line, listed on demand. */
import type { ReactElement } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Matrix } from '../../../../electron/contract/compare.ts';
import { classes } from '../../lib/classes.ts';
import { openRecord } from '../../lib/navigation.ts';
import { Button } from '../../ui/button.tsx';
import styles from './unplaced.module.css';

const c = classes(styles);
/** A longer list is one to filter in the search. */
const SHOWN = 200;

export function Unplaced({ unplaced }: { unplaced: Matrix['unplaced'] }): ReactElement | null {
  const { t } = useTranslation();
  if (unplaced.length === 0) return null;
  return (
    <DialogTrigger>
      <Button weight="bare">{t('compare.unplaced', { count: unplaced.length })}</Button>
      <Popover className={c('popover')} placement="bottom start" offset={4}>
        <Dialog className={c('dialog')} aria-label={t('compare.unplacedTitle')}>
          <ul>
            {unplaced.slice(0, SHOWN).map((one) => (
              <li key={one.recordId}>
                <AriaButton className={c('entry')} onPress={() => openRecord(one.recordId)}>
                  <span>{one.title}</span>
                  <span className={c('why')}>
                    {t(one.without === 'region' ? 'compare.withoutRegion' : 'compare.withoutColumn')}
                  </span>
                </AriaButton>
              </li>
            ))}
          </ul>
          {unplaced.length > SHOWN ? (
            <p className={c('why')}>{t('compare.more', { count: unplaced.length - SHOWN })}</p>
          ) : null}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
