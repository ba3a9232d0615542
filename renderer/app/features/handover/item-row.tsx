/** One item of a set: what it is, how it stands, what would change, and what is to become of it. */
import { FileText, GitCompareArrows, LibraryBig, Undo2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverItem } from '../../../../electron/contract/handover.ts';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { DecisionChoice } from './decision-choice.tsx';
import { changeDecisions, useDecisions } from './decision-store.ts';
import { choiceFor, decide } from './decisions.ts';
import styles from './item-row.module.css';
import { useChangedWords } from './item-words.ts';

const c = classes(styles);
const tones = { new: 'jade', newer: 'jade', same: 'plain', older: 'plain', conflict: 'amber' } as const;

interface Props {
  set: string;
  item: HandoverItem;
  disabled: boolean;
  onCompare: () => void;
}

export function ItemRow({ set, item, disabled, onCompare }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const decisions = useDecisions(set);
  const changed = useChangedWords(item);
  const Picture = item.kind === 'pack' ? LibraryBig : FileText;
  const title = item.title || t('packs.untitled');
  const single = choiceFor(decisions, item) !== null;
  const renamed = item.ourTitle !== null && item.ourTitle !== item.title;
  return (
    <li className={c('row')}>
      <Picture size={15} strokeWidth={1.6} className={c('picture')} aria-label={t(`handover.kinds.${item.kind}`)} />
      <div className={c('words')}>
        <div className={c('line')}>
          <Chip tone={tones[item.state]}>{t(`handover.states.${item.state}`)}</Chip>
          <span className={c('title')}>{title}</span>
        </div>
        {renamed ? <p className={c('small')}>{t('handover.ourTitle', { title: item.ourTitle })}</p> : null}
        {item.state === 'new' || item.state === 'same' ? null : (
          <p className={c('small')}>
            {changed === '' ? t('handover.changedElsewhere') : t('handover.changed', { fields: changed })}
            {item.text === null || item.text.removed + item.text.added === 0 ? null : (
              <span className={c('figures')}>
                {t('handover.text', {
                  removed: formatNumber(item.text.removed, i18n.language),
                  added: formatNumber(item.text.added, i18n.language),
                })}
              </span>
            )}
          </p>
        )}
        {item.copy === null ? null : <p className={c('small')}>{t('handover.copyHere')}</p>}
      </div>
      <div className={c('acts')}>
        {single ? (
          <IconButton
            small
            label={t(item.state === 'conflict' ? 'handover.takeBack' : 'handover.likeOthers')}
            isDisabled={disabled}
            onPress={() => changeDecisions(set, (now) => decide(now, item, null))}
          >
            <Undo2 size={13} strokeWidth={1.6} />
          </IconButton>
        ) : null}
        <DecisionChoice set={set} item={item} disabled={disabled} />
        {item.state === 'same' ? null : (
          <Button
            weight="bare"
            icon={<GitCompareArrows size={14} strokeWidth={1.6} />}
            aria-label={t(item.state === 'new' ? 'handover.lookItem' : 'handover.compareItem', { title })}
            onPress={onCompare}
          >
            {t(item.state === 'new' ? 'handover.look' : 'handover.compare')}
          </Button>
        )}
      </div>
    </li>
  );
}
