/** One item whole: ours beside theirs, and what is to become of it. Goes on to the next without closing. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverItem } from '../../../../electron/contract/handover.ts';
import { classes } from '../../lib/classes.ts';
import { useDelayed } from '../../lib/delayed.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { DecisionChoice } from './decision-choice.tsx';
import styles from './item-dialog.module.css';
import { useChangedWords } from './item-words.ts';
import { PackSides } from './pack-sides.tsx';
import { RecordSides } from './record-sides.tsx';
import { useComparison } from './set-queries.ts';

const c = classes(styles);

interface Props {
  set: string;
  items: readonly HandoverItem[];
  at: number;
  disabled: boolean;
  onMove: (at: number) => void;
  onClose: () => void;
}

export function ItemDialog({ set, items, at, disabled, onMove, onClose }: Props): ReactElement | null {
  const item = items[at];
  const { t } = useTranslation();
  if (item === undefined) return null;
  return (
    <Dialog
      open
      full
      onClose={onClose}
      title={item.title || t('packs.untitled')}
      actions={
        <div className={c('foot')}>
          <DecisionChoice set={set} item={item} disabled={disabled} />
          <span className={c('spring')} />
          <Button isDisabled={at === 0} onPress={() => onMove(at - 1)}>
            {t('handover.previous')}
          </Button>
          <Button isDisabled={at >= items.length - 1} onPress={() => onMove(at + 1)}>
            {t('handover.next')}
          </Button>
          <Button onPress={onClose}>{t('common.close')}</Button>
        </div>
      }
    >
      <Sides key={`${item.kind} ${item.id}`} set={set} item={item} />
    </Dialog>
  );
}

function Sides({ set, item }: { set: string; item: HandoverItem }): ReactElement {
  const { t } = useTranslation();
  const changed = useChangedWords(item);
  const compared = useComparison(set, item.kind, item.id);
  const waiting = useDelayed(compared.isPending);
  const { data } = compared;
  return (
    <div className={c('sides')}>
      <p className={c('lead')}>
        <Chip tone={item.state === 'conflict' ? 'amber' : 'plain'}>{t(`handover.states.${item.state}`)}</Chip>
        <span>
          {t(`handover.stateSays.${item.state}`)}
          {changed === '' ? '' : ` ${t('handover.changed', { fields: changed })}`}
        </span>
      </p>
      {compared.error === null ? null : <Notice tone="bad">{sentenceOf(compared.error)}</Notice>}
      {waiting ? <p className={c('quiet')}>{t('handover.comparing')}</p> : null}
      {data?.kind === 'record' ? <RecordSides ours={data.ours} theirs={data.theirs} changed={item.changed} /> : null}
      {data?.kind === 'pack' ? <PackSides set={set} ours={data.ours} theirs={data.theirs} /> : null}
    </div>
  );
}
