/** Two texts of one event, a rewritten one and a clean one: the pairs they suggest, for a person to choose from. */
import { GitCompareArrows } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PairProposal, WordPair } from '../../../../electron/contract/restoration.ts';
import type { SearchFilters } from '../../../../electron/contract/search.ts';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { useDelayed } from '../../lib/delayed.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { useRecord } from '../../lib/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './compare.module.css';
import { ProposalList } from './proposal-list.tsx';
import { RecordPicker } from './record-picker.tsx';

const c = classes(styles);
const marked: SearchFilters = { quality: ['rewritten'] };
const anything: SearchFilters = {};

interface Props {
  pairs: readonly WordPair[];
  rewritten: string | null;
  clean: string | null;
  readOnly: boolean;
}

type Stage =
  | { name: 'choosing' }
  | { name: 'comparing' }
  | { name: 'done'; proposals: PairProposal[] }
  | { name: 'failed'; words: string };

export function Compare({ pairs, readOnly, ...named }: Props): ReactElement {
  const { t } = useTranslation();
  const [rewritten, setRewritten] = useState(named.rewritten);
  const [clean, setClean] = useState(named.clean);
  const [stage, setStage] = useState<Stage>({ name: 'choosing' });
  const [saving, setSaving] = useState(false);
  const { data: cleanRecord } = useRecord(clean);
  const waiting = useDelayed(stage.name === 'comparing');
  const busy = stage.name === 'comparing' || saving;
  const same = rewritten !== null && rewritten === clean;

  const compare = async (): Promise<void> => {
    if (rewritten === null || clean === null) return;
    setStage({ name: 'comparing' });
    try {
      setStage({ name: 'done', proposals: await client.pairs.propose({ rewritten, clean }) });
    } catch (error) {
      setStage({ name: 'failed', words: sentenceOf(error) });
    }
  };
  const choose = (set: (id: string | null) => void) => (id: string | null) => {
    set(id);
    setStage({ name: 'choosing' });
  };

  return (
    <div className={c('scroller')} data-scroller="">
      <p className={c('intro')}>{t('pairs.compareIntro')}</p>
      <div className={c('sides')}>
        <RecordPicker
          label={t('pairs.rewrittenRecord')}
          id={rewritten}
          onChoose={choose(setRewritten)}
          offer={marked}
          disabled={busy}
        />
        <RecordPicker
          label={t('pairs.cleanRecord')}
          id={clean}
          onChoose={choose(setClean)}
          offer={anything}
          disabled={busy}
        />
      </div>
      <div className={c('start')}>
        <Button
          weight={stage.name === 'done' ? 'normal' : 'primary'}
          icon={<GitCompareArrows size={15} strokeWidth={1.6} />}
          isDisabled={rewritten === null || clean === null || same || busy}
          onPress={() => void compare()}
        >
          {t('pairs.compareNow')}
        </Button>
        {waiting ? <span className={c('quiet')}>{t('pairs.comparing')}</span> : null}
        {same ? <span className={c('quiet')}>{t('pairs.sameRecord')}</span> : null}
      </div>
      {stage.name === 'failed' ? <Notice tone="bad">{stage.words}</Notice> : null}
      {stage.name === 'done' && stage.proposals.length === 0 ? <Notice>{t('pairs.noProposals')}</Notice> : null}
      {stage.name === 'done' && stage.proposals.length > 0 ? (
        <ProposalList
          key={`${rewritten} ${clean}`}
          proposals={stage.proposals}
          known={pairs}
          note={cleanRecord === undefined ? '' : t('pairs.foundIn', { title: cleanRecord.title })}
          readOnly={readOnly}
          onBusy={setSaving}
        />
      ) : null}
    </div>
  );
}
