/** The left side of the window: five places, and at the foot what the archive is worth right now. */
import { FolderInput, Keyboard, LibraryBig, type LucideIcon, Search, Settings2, Table2 } from 'lucide-react';
import { memo, type ReactElement } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { setWork } from '../features/handover/set-work.ts';
import { importing } from '../features/imports/import-store.ts';
import { classes } from '../lib/classes.ts';
import { formatNumber } from '../lib/format.ts';
import { compareRoute, navigate, searchRoute } from '../lib/navigation.ts';
import { useInfo } from '../lib/queries.ts';
import { formatRoute, type Route } from '../lib/route.ts';
import { useStore } from '../lib/store.ts';
import { IconButton } from '../ui/button.tsx';
import { Foot } from './foot.tsx';
import styles from './navigation.module.css';

const c = classes(styles);

interface Props {
  page: Route['page'];
  onHelp: () => void;
}

export const Navigation = memo(function Navigation({ page, onHelp }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const { data: info } = useInfo();
  const importRuns = useStore(importing).phase !== 'idle';
  const running = useStore(setWork).phase !== 'idle' || importRuns;
  const count = (value: number | undefined): string => (value === undefined ? '' : formatNumber(value, i18n.language));
  const entry = (to: Route, Picture: LucideIcon, label: string, note: string): ReactElement => (
    <Link
      key={to.page}
      href={formatRoute(to)}
      // The browser would push a second entry for the same place.
      onPress={() => navigate(to.page === 'search' ? searchRoute() : to.page === 'compare' ? compareRoute() : to)}
      className={c('entry', page === to.page && 'on')}
      aria-current={page === to.page ? 'page' : 'false'}
    >
      <Picture size={16} strokeWidth={1.6} aria-hidden />
      {label}
      <span className={c('note')}>{note}</span>
    </Link>
  );
  return (
    <nav className={c('nav')} aria-label={t('nav.label')}>
      <div className={c('brand')}>
        <span className={c('seal')} aria-hidden>
          档
        </span>
        <div>
          <div className={c('name')}>{t('app.name')}</div>
          <div className={c('subtitle')}>{t('app.subtitle')}</div>
        </div>
      </div>
      {entry(searchRoute(), Search, t('nav.search'), count(info?.records))}
      {entry(compareRoute(), Table2, t('nav.compare'), '')}
      {entry({ page: 'packs', pack: null }, LibraryBig, t('nav.packs'), count(info?.packs))}
      {entry({ page: 'imports', job: null }, FolderInput, t('nav.imports'), running ? t('nav.running') : '')}
      {entry({ page: 'settings' }, Settings2, t('nav.settings'), '')}
      <div className={c('bottom')}>
        <Foot />
        <IconButton label={t('shortcuts.title')} shortcut="?" onPress={onHelp} small>
          <Keyboard size={15} strokeWidth={1.6} />
        </IconButton>
      </div>
    </nav>
  );
});
