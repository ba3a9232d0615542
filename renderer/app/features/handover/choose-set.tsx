/** What an update set is, and the ways to bring one in. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { useStore } from '../../lib/store.ts';
import { Notice } from '../../ui/notice.tsx';
import { PickFiles } from '../imports/pick-files.tsx';
import styles from './choose-set.module.css';
import { chooseAndOpenSet, openSetFiles, setFailure, setWork } from './set-work.ts';
import { WorkProgress } from './work-progress.tsx';

const c = classes(styles);

export function ChooseSet({ readOnly }: { readOnly: boolean }): ReactElement {
  const { t } = useTranslation();
  const work = useStore(setWork);
  const failure = useStore(setFailure);
  return (
    <div className={c('choose')}>
      {readOnly ? <Notice tone="look">{t('handover.readOnly')}</Notice> : null}
      <PickFiles
        disabled={work.phase !== 'idle' || readOnly}
        files={t('handover.choose')}
        note={t('handover.chooseNote')}
        onFiles={(files) => void openSetFiles(files)}
        onShell={(what) => void chooseAndOpenSet(what)}
      />
      {work.phase === 'idle' ? null : <WorkProgress work={work} />}
      {failure === null ? null : <Notice tone="bad">{failure.words}</Notice>}
      <section className={c('about')}>
        <h2 className={c('heading')}>{t('handover.about.title')}</h2>
        <p>{t('handover.about.what')}</p>
        <p>{t('handover.about.how')}</p>
      </section>
    </div>
  );
}
