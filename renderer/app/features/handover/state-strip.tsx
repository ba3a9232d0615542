/**
 * How the items stand, state by state: a press narrows the list to one, and below it stands what is done with all of
 * that state that nobody has decided on singly.
 */
import type { ReactElement } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { HandoverDecision, HandoverState } from '../../../../electron/contract/handover.ts';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import { navigate } from '../../lib/navigation.ts';
import { emptyHandover } from '../../lib/route.ts';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { changeDecisions, useDecisions } from './decision-store.ts';
import { decideState, decisionsOf, defaultFor, planOf } from './decisions.ts';
import styles from './state-strip.module.css';

const c = classes(styles);
/** What needs a person first, what needs nobody last. */
const order: readonly HandoverState[] = ['conflict', 'newer', 'new', 'older', 'same'];

interface Props {
  set: string;
  totals: Readonly<Record<HandoverState, number>>;
  state: HandoverState | null;
  disabled: boolean;
}

export function StateStrip({ set, totals, state, disabled }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const decisions = useDecisions(set);
  const { undecided } = planOf(totals, decisions);
  const words = (one: HandoverState, decision: HandoverDecision): string =>
    one === 'new' && decision !== 'both' ? t(`handover.newDecision.${decision}`) : t(`handover.decision.${decision}`);
  return (
    <>
      <section className={c('strip')} aria-label={t('handover.strip')}>
        {order.map((one) => {
          const total = totals[one];
          return (
            <div key={one} className={c('state', one, total === 0 && 'none')}>
              <ToggleButton
                className={c('press')}
                isSelected={state === one}
                isDisabled={total === 0}
                onChange={(on) => navigate({ ...emptyHandover, set, state: on ? one : null }, 'replace')}
              >
                <span className={c('name')}>{t(`handover.states.${one}`)}</span>
                <span className={c('number')}>{formatNumber(total, i18n.language)}</span>
                <span className={c('note')}>{t(`handover.stateNotes.${one}`)}</span>
              </ToggleButton>
              {one === 'same' ? (
                <span className={c('nothing')}>{t('handover.nothingToDo')}</span>
              ) : (
                <Select<HandoverDecision | 'ask'>
                  quiet
                  label={t('handover.forState', { state: t(`handover.states.${one}`) })}
                  value={defaultFor(decisions, one) ?? 'ask'}
                  disabled={disabled || total === 0}
                  options={[
                    ...(one === 'conflict' ? [{ value: 'ask' as const, label: t('handover.ask') }] : []),
                    ...decisionsOf[one].map((decision) => ({ value: decision, label: words(one, decision) })),
                  ]}
                  onChange={(next) =>
                    changeDecisions(set, (now) => decideState(now, one, next === 'ask' ? null : next))
                  }
                />
              )}
            </div>
          );
        })}
      </section>
      {undecided > 0 ? (
        <Notice tone="look">
          {t('handover.undecided', { count: undecided, shown: formatNumber(undecided, i18n.language) })}
        </Notice>
      ) : null}
    </>
  );
}
