/** The frame of the window: navigation, the page, and what lies over them. The frame never scrolls. */
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { commandMessageType, type ShellCommand } from '../../electron/contract/shell.ts';
import styles from './app.module.css';
import { onReconnect } from './client.ts';
import { ComparePage } from './features/compare/compare-page.tsx';
import { PacksPage } from './features/packs/packs-page.tsx';
import { PairsPage } from './features/pairs/pairs-page.tsx';
import { SearchPage } from './features/search/search-page.tsx';
import { SettingsPage } from './features/settings/settings-page.tsx';
import { DropAnywhere } from './frame/drop-anywhere.tsx';
import { Intake } from './frame/intake.tsx';
import { LineNotice } from './frame/line-notice.tsx';
import { Navigation } from './frame/navigation.tsx';
import { Shortcuts } from './frame/shortcuts.tsx';
import { Toasts } from './frame/toasts.tsx';
import { classes } from './lib/classes.ts';
import { isFree, useHotkeys } from './lib/hotkeys.ts';
import { navigate, searchRoute, useRoute } from './lib/navigation.ts';
import { go } from './lib/places.ts';
import { queries } from './lib/queries.ts';
import { formatRoute, type Route } from './lib/route.ts';
import { settings } from './lib/settings.ts';
import { useStore } from './lib/store.ts';

const c = classes(styles);

function goToSearch(): void {
  navigate(searchRoute());
  go('search');
}

function obey(command: ShellCommand): void {
  if (command === 'search') goToSearch();
  else if (command === 'packs') navigate({ page: 'packs', pack: null });
  else if (command === 'import') navigate({ page: 'imports', job: null });
  else navigate({ page: 'settings' });
}

function useShellCommands(): void {
  useEffect(() => {
    const listener = (event: MessageEvent<{ type?: string; command?: ShellCommand } | null>): void => {
      if (event.source !== window || event.data?.type !== commandMessageType) return;
      if (event.data.command !== undefined) obey(event.data.command);
    };
    window.addEventListener('message', listener);
    return () => window.removeEventListener('message', listener);
  }, []);
}

/** The list of pairs is a room of the settings; update sets come in where files do. */
function placeOf(page: Route['page']): Route['page'] {
  if (page === 'pairs') return 'settings';
  return page === 'handover' ? 'imports' : page;
}

export function App(): ReactElement {
  const route = useRoute();
  const { language } = useStore(settings);
  const [help, setHelp] = useState(false);
  const showHelp = useCallback(() => setHelp(true), []);
  useShellCommands();
  useEffect(() => onReconnect(() => void queries.invalidateQueries()), []);
  useHotkeys((event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      goToSearch();
      return true;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !isFree(event)) return false;
    if (event.key === '/') {
      goToSearch();
      return true;
    }
    if (event.key === '?' || event.key === '？') {
      setHelp(true);
      return true;
    }
    return false;
  });
  return (
    <I18nProvider locale={language}>
      <QueryClientProvider client={queries}>
        <div className={c('frame')}>
          <Navigation page={placeOf(route.page)} onHelp={showHelp} />
          <main className={c('page')}>
            <LineNotice />
            {route.page === 'search' ? <SearchPage /> : null}
            {route.page === 'compare' ? <ComparePage route={route} /> : null}
            {route.page === 'packs' ? <PacksPage id={route.pack} /> : null}
            {route.page === 'imports' || route.page === 'handover' ? <Intake route={route} /> : null}
            {route.page === 'settings' ? <SettingsPage onHelp={showHelp} /> : null}
            {route.page === 'pairs' ? (
              <PairsPage key={formatRoute(route)} rewritten={route.rewritten ?? null} clean={route.clean ?? null} />
            ) : null}
          </main>
        </div>
        <DropAnywhere into={route.page === 'handover' ? 'handover' : 'imports'} />
        <Toasts />
        <Shortcuts open={help} onClose={() => setHelp(false)} />
      </QueryClientProvider>
    </I18nProvider>
  );
}
