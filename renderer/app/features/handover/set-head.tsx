/** Where a set comes from, what it was made for, of what date it is and how much is in it. */
import { ShieldCheck, X } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverSet } from '../../../../electron/contract/handover.ts';
import { classes } from '../../lib/classes.ts';
import { formatBytes, formatNumber, formatPartialDate } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDecisions } from './decision-store.ts';
import { countOpen } from './decisions.ts';
import styles from './set-head.module.css';
import { closeSet } from './set-work.ts';

const c = classes(styles);

export function SetHead({ set, disabled }: { set: HandoverSet; disabled: boolean }): ReactElement {
  const { t, i18n } = useTranslation();
  const [closing, setClosing] = useState(false);
  const open = countOpen(useDecisions(set.id));
  const shown = (value: number): string => formatNumber(value, i18n.language);
  const date = set.at.slice(0, 10);
  const facts = [
    set.madeFor === null ? null : t('handover.madeFor', { title: set.madeFor.title || t('packs.untitled') }),
    date === '' ? null : t('handover.newest', { date: formatPartialDate(date, i18n.language) }),
    t('handover.counts', {
      records: shown(set.records),
      packs: shown(set.packs),
      originals: shown(set.originals),
      bytes: formatBytes(set.bytes, i18n.language),
    }),
  ].filter((fact) => fact !== null);
  return (
    <header className={c('head')}>
      <div className={c('line')}>
        <h2 className={c('title')}>{t('handover.from', { name: set.archive.name })}</h2>
        <Chip tone="jade" icon={<ShieldCheck size={12} strokeWidth={1.8} />}>
          {t('handover.checked')}
        </Chip>
        <span className={c('spring')} />
        <Button
          weight="bare"
          icon={<X size={14} strokeWidth={1.6} />}
          isDisabled={disabled}
          onPress={() => (open > 0 ? setClosing(true) : closeSet(set.id))}
        >
          {t('handover.close')}
        </Button>
      </div>
      <p className={c('facts')}>{facts.join(' · ')}</p>
      {set.own ? (
        <div className={c('own')}>
          <Notice>{t('handover.own')}</Notice>
        </div>
      ) : null}
      <Dialog
        open={closing}
        onClose={() => setClosing(false)}
        title={t('handover.closeTitle')}
        urgent
        actions={
          <>
            <Button onPress={() => setClosing(false)}>{t('common.cancel')}</Button>
            <Button weight="primary" onPress={() => closeSet(set.id)}>
              {t('handover.close')}
            </Button>
          </>
        }
      >
        {t('handover.closeText', { shown: shown(open) })}
      </Dialog>
    </header>
  );
}
