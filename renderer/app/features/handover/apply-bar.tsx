/** What will happen, in one line, and the button that makes it happen. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverState } from '../../../../electron/contract/handover.ts';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import { navigate } from '../../lib/navigation.ts';
import { emptyHandover } from '../../lib/route.ts';
import { Button } from '../../ui/button.tsx';
import styles from './apply-bar.module.css';
import { useDecisions } from './decision-store.ts';
import { planOf } from './decisions.ts';
import { useOutcomes } from './set-queries.ts';
import { applyDecided } from './set-work.ts';

const c = classes(styles);

interface Props {
  set: string;
  totals: Readonly<Record<HandoverState, number>>;
  busy: boolean;
  readOnly: boolean;
}

export function ApplyBar({ set, totals, busy, readOnly }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const plan = planOf(totals, useDecisions(set));
  const { data: outcomes } = useOutcomes(set);
  const applied = Object.values(outcomes ?? {}).some((count) => count > 0);
  const nothing = plan.take + plan.both === 0;
  const shown = (value: number): string => formatNumber(value, i18n.language);
  return (
    <footer className={c('bar')}>
      <div className={c('words')}>
        <p>
          {(['take', 'both', 'keep', 'undecided'] as const)
            .filter((one) => plan[one] > 0)
            .map((one) => t(`handover.plan.${one}`, { shown: shown(plan[one]) }))
            .join(' · ') || t('handover.plan.none')}
        </p>
        <p className={c('small')}>{t(nothing ? 'handover.nothingToTake' : 'handover.kept')}</p>
      </div>
      {applied ? (
        <Button isDisabled={busy} onPress={() => navigate({ ...emptyHandover, set, view: 'report' })}>
          {t('handover.lastReport')}
        </Button>
      ) : null}
      <Button weight="primary" isDisabled={busy || readOnly || nothing} onPress={() => void applyDecided(set)}>
        {t('handover.apply')}
      </Button>
    </footer>
  );
}
