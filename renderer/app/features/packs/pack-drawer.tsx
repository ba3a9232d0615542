/** The pack in hand, beside the search: what is in it so far, without leaving the reading. */
import { LibraryBig, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { navigate, openRecord } from '../../lib/navigation.ts';
import { usePack, usePackCheck } from '../../lib/queries.ts';
import { changeSettings, settings } from '../../lib/settings.ts';
import { useStore } from '../../lib/store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { kindPictures, nameOf } from './item-kinds.ts';
import styles from './pack-drawer.module.css';
import { useCurrentPack } from './pack-menu.tsx';

const c = classes(styles);

export function PackDrawerButton(): ReactElement | null {
  const { t } = useTranslation();
  const { drawer } = useStore(settings);
  const current = useCurrentPack();
  if (current === null) return null;
  return (
    <Button
      icon={<LibraryBig size={15} strokeWidth={1.6} />}
      aria-expanded={drawer}
      onPress={() => changeSettings({ drawer: !drawer })}
    >
      <span className={c('name')}>{current.title}</span>
      <span className={c('count')}>{t('packs.counts', current)}</span>
    </Button>
  );
}

export function PackDrawer(): ReactElement | null {
  const { drawer } = useStore(settings);
  const current = useCurrentPack();
  if (!drawer || current === null) return null;
  return <OpenDrawer id={current.id} />;
}

function OpenDrawer({ id }: { id: string }): ReactElement {
  const { t } = useTranslation();
  const { data: pack } = usePack(id);
  const { data: checks = [] } = usePackCheck(id, pack?.version ?? 0);
  const byItem = new Map(checks.map((check) => [check.itemId, check]));
  return (
    <aside className={c('drawer')} aria-label={t('packs.drawer')}>
      <header className={c('head')}>
        <h2 className={c('title')}>{pack?.title}</h2>
        <IconButton label={t('common.close')} onPress={() => changeSettings({ drawer: false })}>
          <X size={16} strokeWidth={1.6} />
        </IconButton>
      </header>
      <ol className={c('items')}>
        {pack?.items.map((item) => {
          if (item.type === 'section')
            return (
              <li key={item.id} className={c('section')}>
                {item.title}
              </li>
            );
          if (item.type !== 'record' && item.type !== 'excerpt') {
            const Picture = kindPictures[item.type];
            return (
              <li key={item.id} className={c('other')}>
                <Picture size={13} strokeWidth={1.6} aria-label={t(`packs.type.${item.type}`)} />
                <span>{nameOf(item, byItem) || t(`packs.type.${item.type}`)}</span>
              </li>
            );
          }
          const title = byItem.get(item.id)?.recordTitle ?? '';
          return (
            <li key={item.id}>
              <button
                type="button"
                className={c('item')}
                onClick={() =>
                  openRecord(item.recordId, item.type === 'excerpt' ? [item.locator.start, item.locator.end] : null)
                }
              >
                {item.type === 'excerpt' ? <span className={c('quote')}>“{item.quote}”</span> : null}
                <span className={c(item.type === 'excerpt' ? 'source' : 'record')}>{title}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {pack?.items.length === 0 ? <p className={c('empty')}>{t('packs.drawerEmpty')}</p> : null}
      <footer className={c('foot')}>
        <Button onPress={() => navigate({ page: 'packs', pack: id })}>{t('packs.arrange')}</Button>
      </footer>
    </aside>
  );
}
