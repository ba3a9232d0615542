/** Below the rows of a list that comes page by page: that there are none, or the way to more. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../lib/classes.ts';
import type { Paged } from '../lib/paged.ts';
import { Button } from './button.tsx';
import styles from './paged-tail.module.css';

const c = classes(styles);

interface Props {
  list: Pick<Paged<unknown>, 'empty' | 'more'>;
  /** What is said when there is nothing. */
  none: string;
}

export function PagedTail({ list, none }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      {list.empty ? <p className={c('none')}>{none}</p> : null}
      {list.more === null ? null : (
        <div className={c('more')}>
          <Button onPress={list.more.fetch} isDisabled={list.more.busy}>
            {t('common.more')}
          </Button>
        </div>
      )}
    </>
  );
}
