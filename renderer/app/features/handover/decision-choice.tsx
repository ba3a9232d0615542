/** Theirs, ours or both, for one item. While a conflict is undecided, nothing is chosen. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverDecision, HandoverItem } from '../../../../electron/contract/handover.ts';
import { Choice } from '../../ui/choice.tsx';
import { changeDecisions, useDecisions } from './decision-store.ts';
import { decide, decisionFor, decisionsOf, defaultFor } from './decisions.ts';

interface Props {
  set: string;
  item: HandoverItem;
  disabled: boolean;
}

export function DecisionChoice({ set, item, disabled }: Props): ReactElement | null {
  const { t } = useTranslation();
  const decisions = useDecisions(set);
  if (item.state === 'same') return null;
  const words = (decision: HandoverDecision): string =>
    item.state === 'new' && decision !== 'both'
      ? t(`handover.newDecision.${decision}`)
      : t(`handover.decision.${decision}`);
  return (
    <Choice<HandoverDecision>
      label={t('handover.decideItem', { title: item.title })}
      value={decisionFor(decisions, item)}
      disabled={disabled}
      options={decisionsOf[item.state].map((value) => ({ value, label: words(value) }))}
      onChange={(next) =>
        // What all of the state does needs no choice of its own.
        changeDecisions(set, (now) => decide(now, item, next === defaultFor(now, item.state) ? null : next))
      }
    />
  );
}
