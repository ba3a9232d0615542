/** Where an item comes from, its state against the archive, and the marks to look at before it is printed. */
import { GitCompareArrows } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ItemCheck } from '../../../../../electron/contract/packs.ts';
import { classes } from '../../../lib/classes.ts';
import { openRecord } from '../../../lib/navigation.ts';
import { Chip } from '../../../ui/chip.tsx';
import { QualityChips } from '../../../ui/quality-chips.tsx';
import { useItemsView } from '../items-view.ts';
import styles from './item.module.css';

const c = classes(styles);

interface SourceProps {
  title: string;
  recordId: string;
  at: [number, number] | null;
  /** The title is the card's own. */
  main?: boolean;
  where: readonly (ReactNode | null | undefined)[];
  check: ItemCheck | undefined;
}

export function SourceLine({ title, recordId, at, main = false, where, check }: SourceProps): ReactElement {
  const parts = where.filter((part) => part !== null && part !== undefined && part !== '');
  return (
    <>
      <div className={c('source')}>
        <AriaButton className={c('link', main && 'main')} onPress={() => openRecord(recordId, at)}>
          {title}
        </AriaButton>
        <span className={c('where')}>
          {parts.map((part, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a line have their places
            <span key={i}>
              {i === 0 ? null : ' · '}
              {part}
            </span>
          ))}
        </span>
      </div>
      {check === undefined || check.citation === '' ? null : <p className={c('citation')}>{check.citation}</p>}
    </>
  );
}

export function StateLine({ itemId, check }: { itemId: string; check: ItemCheck | undefined }): ReactElement | null {
  const { t } = useTranslation();
  const { changed, onCompare } = useItemsView();
  if (check === undefined) return null;
  const compares = changed.has(itemId);
  if (check.state === 'ok' && check.marks.length === 0 && !compares) return null;
  return (
    <>
      <div className={c('state')}>
        {check.state === 'ok' ? null : (
          <Chip tone={check.state === 'missing' ? 'seal' : 'amber'}>{t(`packs.state.${check.state}`)}</Chip>
        )}
        <QualityChips marks={check.marks} />
        {compares ? (
          <AriaButton className={c('act')} onPress={() => onCompare(itemId)}>
            <GitCompareArrows size={13} strokeWidth={1.6} aria-hidden />
            {t('packs.changes.compare')}
          </AriaButton>
        ) : null}
      </div>
      {check.state === 'ok' || compares ? null : <p className={c('advice')}>{t(`packs.stateNote.${check.state}`)}</p>}
    </>
  );
}
