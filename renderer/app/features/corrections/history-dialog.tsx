/** Former states of a record: when, why, what was changed, and old and new side by side. */
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ArchiveRecord } from '../../../../electron/contract/record.ts';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { formatMoment } from '../../lib/format.ts';
import type { Names } from '../../lib/queries.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './corrections.module.css';
import { DiffView } from './diff-view.tsx';
import { factsOf } from './state-text.ts';

const c = classes(styles);

interface Props {
  record: ArchiveRecord;
  names: Names;
  open: boolean;
  onClose: () => void;
}

export function HistoryDialog({ record, names, open, onClose }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const { id, revision } = record;
  const [chosen, setChosen] = useState<number | null>(null);
  const list = useQuery({
    queryKey: ['revisions', id, revision],
    queryFn: () => client.records.revisions({ id }),
    enabled: open,
  });
  const shown = chosen ?? list.data?.[0]?.revision ?? null;
  const pair = useQuery({
    queryKey: ['revision-pair', id, revision, shown],
    queryFn: () =>
      Promise.all([shown ?? 1, (shown ?? 1) + 1].map((number) => client.records.revision({ id, revision: number }))),
    enabled: open && shown !== null,
  });
  const [before, after] = pair.data ?? [];
  const failed = list.error ?? pair.error;
  return (
    <Dialog open={open} onClose={onClose} title={t('corrections.history')} full>
      <div className={c('history')}>
        <ListBox
          aria-label={t('corrections.history')}
          className={c('states')}
          items={list.data ?? []}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={shown === null ? [] : [String(shown)]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            if (key !== undefined) setChosen(Number(key));
          }}
        >
          {(one) => (
            <ListBoxItem id={String(one.revision)} textValue={one.why} className={c('state')}>
              <span>{formatMoment(one.at, i18n.language)}</span>
              <span className={c('why')}>
                {one.origin === 'update' ? t('corrections.fromSet', { name: one.why }) : one.why}
              </span>
              <span className={c('small')}>
                {one.changed.map((field) => t(`corrections.fields.${field}`)).join('、')}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
        <div className={c('compared')}>
          {failed === null ? null : <Notice tone="bad">{sentenceOf(failed)}</Notice>}
          {before === undefined || after === undefined ? null : (
            <>
              <h3 className={c('heading')}>{t('corrections.description')}</h3>
              <DiffView
                before={factsOf(before, names, t, i18n.language)}
                after={factsOf(after, names, t, i18n.language)}
                names={[t('corrections.before'), t('corrections.after')]}
              />
              <h3 className={c('heading')}>{t('corrections.fields.text')}</h3>
              <DiffView
                before={before.text}
                after={after.text}
                names={[t('corrections.before'), t('corrections.after')]}
              />
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}
