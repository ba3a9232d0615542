/** Update sets from other archives: chosen or dropped, looked at beside ours, decided, applied, reported. */
import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { useDelayed } from '../../lib/delayed.ts';
import { codeOf, sentenceOf } from '../../lib/errors.ts';
import { navigate } from '../../lib/navigation.ts';
import { useInfo } from '../../lib/queries.ts';
import { emptyHandover, type HandoverRoute } from '../../lib/route.ts';
import { useStore } from '../../lib/store.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ApplyBar } from './apply-bar.tsx';
import { ChooseSet } from './choose-set.tsx';
import { decided } from './decision-store.ts';
import styles from './handover-page.module.css';
import { ItemList } from './item-list.tsx';
import { SetHead } from './set-head.tsx';
import { usePreview } from './set-queries.ts';
import { SetReport } from './set-report.tsx';
import { setFailure, setWork } from './set-work.ts';
import { StateStrip } from './state-strip.tsx';
import { WorkProgress } from './work-progress.tsx';

const c = classes(styles);

export function HandoverPage({ route }: { route: HandoverRoute }): ReactElement {
  const work = useStore(setWork);
  const open = useStore(decided)?.set ?? null;
  const { data: info } = useInfo();
  const readOnly = info?.writable === false;
  const idle = work.phase === 'idle';

  // The set that is open is what this place shows, however a person comes here.
  useEffect(() => {
    if (route.set === null && open !== null && idle) navigate({ ...emptyHandover, set: open }, 'replace');
  }, [route.set, open, idle]);

  if (route.set === null || work.phase === 'handing-over' || work.phase === 'opening')
    return (
      <div className={c('scroll')}>
        <ChooseSet readOnly={readOnly} />
      </div>
    );
  return <OpenSet key={route.set} set={route.set} route={route} readOnly={readOnly} />;
}

interface OpenProps {
  set: string;
  route: HandoverRoute;
  readOnly: boolean;
}

function OpenSet({ set, route, readOnly }: OpenProps): ReactElement {
  const { t } = useTranslation();
  const work = useStore(setWork);
  const failure = useStore(setFailure);
  // Whatever is in sight below, the head is of the whole set.
  const preview = usePreview(set, null, 0);
  const waiting = useDelayed(preview.isPending);
  const applying = work.phase === 'applying';
  const gone = codeOf(preview.error) === 'NOT_FOUND';
  // Decisions about a set that is gone would stand in the way of the next one.
  useEffect(() => {
    if (gone && decided.get()?.set === set) decided.set(null);
  }, [gone, set]);

  if (preview.data === undefined || gone)
    return (
      <div className={c('scroll')}>
        {gone ? (
          <>
            <Notice tone="look">{t('handover.gone')}</Notice>
            <ChooseSet readOnly={readOnly} />
          </>
        ) : preview.error === null ? (
          <p className={c('quiet')}>{waiting ? t('handover.comparing') : ''}</p>
        ) : (
          <Notice tone="bad" action={<Button onPress={() => void preview.refetch()}>{t('common.retry')}</Button>}>
            {sentenceOf(preview.error)}
          </Notice>
        )}
      </div>
    );

  const { set: info, totals } = preview.data;
  return (
    <>
      <div className={c('scroll')}>
        {readOnly ? <Notice tone="look">{t('handover.readOnly')}</Notice> : null}
        {failure === null ? null : <Notice tone="bad">{failure.words}</Notice>}
        <SetHead set={info} disabled={applying} />
        {applying ? <WorkProgress work={work} /> : null}
        {route.view === 'report' && !applying ? <SetReport set={info} totals={totals} /> : null}
        {route.view === 'items' ? (
          <>
            <StateStrip set={set} totals={totals} state={route.state} disabled={applying || readOnly} />
            <ItemList
              key={route.state ?? ''}
              set={set}
              state={route.state}
              count={route.state === null ? info.records + info.packs : totals[route.state]}
              disabled={applying || readOnly}
            />
          </>
        ) : null}
      </div>
      {route.view === 'items' ? <ApplyBar set={set} totals={totals} busy={applying} readOnly={readOnly} /> : null}
    </>
  );
}
