/** The items of a set, a page at a time: what each is, what would change, what is to become of it. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverItem, HandoverState } from '../../../../electron/contract/handover.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { formatNumber } from '../../lib/format.ts';
import { navigate } from '../../lib/navigation.ts';
import { emptyHandover } from '../../lib/route.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ItemDialog } from './item-dialog.tsx';
import styles from './item-list.module.css';
import { ItemRow } from './item-row.tsx';
import { PAGE, usePreview } from './set-queries.ts';

const c = classes(styles);

interface Props {
  set: string;
  state: HandoverState | null;
  count: number;
  disabled: boolean;
}

const noItems: readonly HandoverItem[] = [];

export function ItemList({ set, state, count, disabled }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const [offset, setOffset] = useState(0);
  const [shown, setShown] = useState<number | null>(null);
  const page = usePreview(set, state, offset);
  const items = page.data?.items ?? noItems;
  const total = page.data?.total ?? count;
  const number = (value: number): string => formatNumber(value, i18n.language);
  const first = Math.min(offset + 1, total);
  const last = Math.min(offset + PAGE, total);
  const title = t(state === null ? 'handover.allItems' : 'handover.someItems', {
    state: state === null ? '' : t(`handover.states.${state}`),
    shown: number(total),
  });
  return (
    <section className={c('list')} aria-label={t('handover.items')} aria-busy={page.isPlaceholderData}>
      <header className={c('head')}>
        <h3 className={c('heading')}>{title}</h3>
        {state === null ? null : (
          <Button weight="bare" onPress={() => navigate({ ...emptyHandover, set }, 'replace')}>
            {t('handover.showAll')}
          </Button>
        )}
        {total > PAGE ? (
          <div className={c('pager')}>
            <span>{t('handover.page', { first: number(first), last: number(last), total: number(total) })}</span>
            <IconButton
              small
              label={t('handover.previousPage')}
              isDisabled={offset === 0}
              onPress={() => setOffset(Math.max(0, offset - PAGE))}
            >
              <ChevronLeft size={15} strokeWidth={1.8} />
            </IconButton>
            <IconButton
              small
              label={t('handover.nextPage')}
              isDisabled={last >= total}
              onPress={() => setOffset(offset + PAGE)}
            >
              <ChevronRight size={15} strokeWidth={1.8} />
            </IconButton>
          </div>
        ) : null}
      </header>
      {page.error === null ? null : <Notice tone="bad">{sentenceOf(page.error)}</Notice>}
      <ul>
        {items.map((item, i) => (
          <ItemRow
            key={`${item.kind} ${item.id}`}
            set={set}
            item={item}
            disabled={disabled}
            onCompare={() => setShown(i)}
          />
        ))}
      </ul>
      {page.isSuccess && items.length === 0 ? <p className={c('none')}>{t('handover.noItems')}</p> : null}
      {shown === null || items[shown] === undefined ? null : (
        <ItemDialog
          set={set}
          items={items}
          at={shown}
          disabled={disabled}
          onMove={setShown}
          onClose={() => setShown(null)}
        />
      )}
    </section>
  );
}
