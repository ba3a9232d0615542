/** What two texts suggest: each pair with its evidence, nothing ticked, and only what is ticked is added. */
import { type ReactElement, useRef, useState } from 'react';
import { Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PairProposal, WordPair } from '../../../../electron/contract/restoration.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { formatNumber } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Highlighted } from '../../ui/highlighted.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { placesOf } from './evidence.ts';
import { LONGEST_NOTE, samePair } from './pair-filter.ts';
import { savePair } from './pair-store.ts';
import styles from './proposal-list.module.css';

const c = classes(styles);

interface Props {
  proposals: readonly PairProposal[];
  known: readonly WordPair[];
  /** Kept with every pair that is added: where it was found. */
  note: string;
  readOnly: boolean;
  onBusy: (busy: boolean) => void;
}

interface Outcome {
  added: number;
  failed: Array<{ spun: string; standard: string; why: string }>;
  /** Ticked, and not come to before it was stopped. */
  left: number;
}

const keyOf = ({ spun, standard }: PairProposal): string => `${spun}\t${standard}`;

function Proposal({
  proposal,
  known,
  ticked,
  disabled,
  onTick,
}: {
  proposal: PairProposal;
  known: boolean;
  ticked: boolean;
  disabled: boolean;
  onTick: (on: boolean) => void;
}): ReactElement {
  const { t, i18n } = useTranslation();
  return (
    <li className={c('proposal')}>
      <Checkbox
        className={c('tick')}
        isSelected={ticked}
        isDisabled={disabled || known}
        onChange={onTick}
        aria-label={t('pairs.take', { spun: proposal.spun, standard: proposal.standard })}
      >
        <span className={c('check')} aria-hidden />
        <span className={c('pair')}>
          {proposal.spun}
          <span className={c('arrow')}>→</span>
          <strong>{proposal.standard}</strong>
        </span>
        <span className={c('fact')}>{t(`pairs.classes.${proposal.cls}`)}</span>
        <span className={c('fact')}>{t('pairs.places', { shown: formatNumber(proposal.count, i18n.language) })}</span>
        {known ? <Chip tone="jade">{t('pairs.alreadyListed')}</Chip> : null}
      </Checkbox>
      <ul className={c('evidence')}>
        {proposal.evidence.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two pieces of evidence may read the same
          <li key={i} className={c('piece')}>
            <span>
              <Highlighted text={one.spun} spans={placesOf(proposal.spun, one.spun)} />
            </span>
            <span>
              <Highlighted text={one.standard} spans={placesOf(proposal.standard, one.standard)} />
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}

export function ProposalList({ proposals, known, note, readOnly, onBusy }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const stopped = useRef(false);
  const number = (value: number): string => formatNumber(value, i18n.language);
  const isKnown = (proposal: PairProposal): boolean => known.some((pair) => samePair(pair, proposal));
  const chosen = proposals.filter((proposal) => ticked.has(keyOf(proposal)) && !isKnown(proposal));

  const tick = (proposal: PairProposal, on: boolean): void =>
    setTicked((now) => {
      const next = new Set(now);
      if (on) next.add(keyOf(proposal));
      else next.delete(keyOf(proposal));
      return next;
    });

  const take = async (): Promise<void> => {
    const result: Outcome = { added: 0, failed: [], left: 0 };
    stopped.current = false;
    setOutcome(null);
    onBusy(true);
    for (const [i, { spun, standard, cls }] of chosen.entries()) {
      if (stopped.current) {
        result.left = chosen.length - i;
        break;
      }
      setProgress({ done: i, of: chosen.length });
      try {
        await savePair({ spun, standard, cls, enabled: true, origin: 'proposed', note: note.slice(0, LONGEST_NOTE) });
        result.added++;
      } catch (error) {
        result.failed.push({ spun, standard, why: sentenceOf(error) });
      }
    }
    setProgress(null);
    setOutcome(result);
    onBusy(false);
  };

  return (
    <section className={c('proposals')} aria-label={t('pairs.proposals')}>
      <div className={c('head')}>
        <h2 className={c('heading')}>{t('pairs.proposed', { shown: number(proposals.length) })}</h2>
        <p className={c('hint')}>{t('pairs.proposedHint')}</p>
      </div>
      <div className={c('sides')} aria-hidden>
        <span>{t('pairs.rewrittenRecord')}</span>
        <span>{t('pairs.cleanRecord')}</span>
      </div>
      <ul>
        {proposals.map((proposal) => (
          <Proposal
            key={keyOf(proposal)}
            proposal={proposal}
            known={isKnown(proposal)}
            ticked={ticked.has(keyOf(proposal))}
            disabled={readOnly || progress !== null}
            onTick={(on) => tick(proposal, on)}
          />
        ))}
      </ul>
      <div className={c('foot')}>
        {outcome === null ? null : (
          <Notice tone={outcome.failed.length === 0 && outcome.left === 0 ? 'good' : 'look'}>
            {t('pairs.taken', { shown: number(outcome.added) })}
            {outcome.left > 0 ? t('pairs.takenLeft', { shown: number(outcome.left) }) : null}
            {outcome.failed.map(({ spun, standard, why }) => (
              <span key={`${spun}\t${standard}`} className={c('failed')}>
                {t('pairs.takenFailed', { spun, standard, why })}
              </span>
            ))}
          </Notice>
        )}
        {progress === null ? (
          <Button weight="primary" isDisabled={readOnly || chosen.length === 0} onPress={() => void take()}>
            {t('pairs.takeChosen', { shown: number(chosen.length) })}
          </Button>
        ) : (
          <Progress
            label={t('pairs.taking')}
            {...progress}
            action={
              <Button
                weight="bare"
                onPress={() => {
                  stopped.current = true;
                }}
              >
                {t('common.cancel')}
              </Button>
            }
          />
        )}
      </div>
    </section>
  );
}
