/** One item of a pack: a heading, a note, a whole record, or a quotation with its source and its state. */
import { ArrowDown, ArrowUp, GripVertical, MessageSquareText, Trash2 } from 'lucide-react';
import { type ReactElement, type ReactNode, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ItemCheck, PackItem } from '../../../../electron/contract/packs.ts';
import { classes } from '../../lib/classes.ts';
import { openRecord } from '../../lib/navigation.ts';
import { IconButton } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Field } from '../../ui/fields.tsx';
import { QualityChips } from '../../ui/quality-chips.tsx';
import styles from './item-card.module.css';

const c = classes(styles);

interface Props {
  item: PackItem;
  /** Number of the quotation in the pack. */
  number: number | null;
  check: ItemCheck | undefined;
  onChange: (item: PackItem) => void;
  onRemove: () => void;
  onStep: (by: 1 | -1) => void;
}

function StateChip({ check }: { check: ItemCheck | undefined }): ReactElement | null {
  const { t } = useTranslation();
  if (check === undefined) return null;
  if (check.state === 'ok') return <Chip tone="jade">{t('packs.state.ok')}</Chip>;
  return (
    <Chip tone={check.state === 'missing' ? 'seal' : 'amber'} title={t(`packs.stateNote.${check.state}`)}>
      {t(`packs.state.${check.state}`)}
    </Chip>
  );
}

function Body({ item, number, check, onChange }: Pick<Props, 'item' | 'number' | 'check' | 'onChange'>): ReactElement {
  const { t } = useTranslation();
  const [commenting, setCommenting] = useState(false);
  if (item.type === 'section')
    return (
      <div className={c('heading')}>
        <Field
          quiet
          label={t('packs.sectionTitle')}
          placeholder={t('packs.sectionTitle')}
          value={item.title}
          onChange={(title) => onChange({ ...item, title })}
        />
      </div>
    );
  if (item.type === 'note')
    return (
      <Field
        quiet
        long
        label={t('packs.note')}
        placeholder={t('packs.notePlaceholder')}
        value={item.markdown}
        onChange={(markdown) => onChange({ ...item, markdown })}
      />
    );
  if (item.type !== 'record' && item.type !== 'excerpt') return <p>{t(`packs.type.${item.type}`)}</p>;
  const title = check?.recordTitle ?? '';
  const where: ReactNode[] =
    item.type === 'excerpt'
      ? [
          item.locator.page === undefined ? null : t('packs.page', { page: item.locator.page }),
          t('quote.paragraph', { paragraph: item.locator.paragraph }),
          item.locator.heading,
        ]
      : [t('packs.wholeRecord')];
  return (
    <>
      {item.type === 'excerpt' ? (
        <blockquote className={c('quote')}>
          {item.quote}
          {number === null ? null : <sup className={c('number')}>[{number}]</sup>}
        </blockquote>
      ) : null}
      <div className={c('source')}>
        <AriaButton
          className={c('link', item.type === 'record' && 'record')}
          onPress={() =>
            openRecord(item.recordId, item.type === 'excerpt' ? [item.locator.start, item.locator.end] : null)
          }
        >
          {title}
        </AriaButton>
        <span className={c('where')}>{where.filter((part) => part !== null && part !== undefined).join(' · ')}</span>
      </div>
      {check === undefined || check.citation === '' ? null : <p className={c('citation')}>{check.citation}</p>}
      <div className={c('state')}>
        <StateChip check={check} />
        <QualityChips marks={check?.marks ?? []} />
        {item.comment === '' && !commenting ? (
          <AriaButton className={c('comment')} onPress={() => setCommenting(true)}>
            <MessageSquareText size={13} strokeWidth={1.6} aria-hidden />
            {t('packs.addComment')}
          </AriaButton>
        ) : null}
      </div>
      {check !== undefined && check.state !== 'ok' ? (
        <p className={c('advice')}>{t(`packs.stateNote.${check.state}`)}</p>
      ) : null}
      {item.comment !== '' || commenting ? (
        <Field
          quiet
          long
          label={t('packs.comment')}
          placeholder={t('packs.commentPlaceholder')}
          value={item.comment}
          autoFocus={commenting}
          onChange={(comment) => onChange({ ...item, comment })}
        />
      ) : null}
    </>
  );
}

export function ItemCard(props: Props): ReactElement {
  const { t } = useTranslation();
  const { item, check, onRemove, onStep } = props;
  const look = check !== undefined && check.state !== 'ok';
  return (
    <div className={c('card', item.type, look && 'look')}>
      <AriaButton slot="drag" className={c('grip')} aria-label={t('packs.drag')}>
        <GripVertical size={15} strokeWidth={1.6} />
      </AriaButton>
      {/* Keys typed into a field are words, not moves of the list. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: holds keys back, is no control itself */}
      <div
        className={c('body')}
        onKeyDown={(event) => (event.target instanceof HTMLButtonElement ? undefined : event.stopPropagation())}
      >
        <Body {...props} />
      </div>
      <div className={c('tools')}>
        <IconButton label={t('packs.up')} shortcut="Alt ↑" small onPress={() => onStep(-1)}>
          <ArrowUp size={14} strokeWidth={1.6} />
        </IconButton>
        <IconButton label={t('packs.down')} shortcut="Alt ↓" small onPress={() => onStep(1)}>
          <ArrowDown size={14} strokeWidth={1.6} />
        </IconButton>
        <IconButton label={t('packs.removeItem')} small onPress={onRemove}>
          <Trash2 size={14} strokeWidth={1.6} />
        </IconButton>
      </div>
    </div>
  );
}
