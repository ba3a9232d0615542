/** The two ways in under one head: files, and update sets from other archives. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { HandoverPage } from '../features/handover/handover-page.tsx';
import { ImportsPage } from '../features/imports/imports-page.tsx';
import { classes } from '../lib/classes.ts';
import { navigate } from '../lib/navigation.ts';
import { emptyHandover, type Route } from '../lib/route.ts';
import { Choice } from '../ui/choice.tsx';
import styles from '../ui/page.module.css';

const c = classes(styles);

export function Intake({ route }: { route: Extract<Route, { page: 'imports' | 'handover' }> }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={c('page')}>
      <header className={c('bar')}>
        <h1 className={c('title')}>{t('nav.imports')}</h1>
        <Choice
          label={t('imports.ways')}
          value={route.page}
          options={(['imports', 'handover'] as const).map((value) => ({ value, label: t(`imports.way.${value}`) }))}
          onChange={(page) => navigate(page === 'handover' ? emptyHandover : { page, job: null })}
        />
      </header>
      {route.page === 'imports' ? <ImportsPage job={route.job} /> : <HandoverPage route={route} />}
    </div>
  );
}
