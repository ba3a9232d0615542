/** All packs, and the one on the table. */
import { Plus } from 'lucide-react';
import { type ReactElement, useEffect } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Group, Panel, useDefaultLayout } from 'react-resizable-panels';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { useDelayed } from '../../lib/delayed.ts';
import { sentenceOf, toastError } from '../../lib/errors.ts';
import { formatMoment } from '../../lib/format.ts';
import { navigate } from '../../lib/navigation.ts';
import { queries, refresh, usePack, usePacks } from '../../lib/queries.ts';
import { changeSettings, settings } from '../../lib/settings.ts';
import { useStore } from '../../lib/store.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PaneDivider } from '../../ui/pane-divider.tsx';
import { PackEditor } from './pack-editor.tsx';
import { createPack } from './pack-menu.tsx';
import styles from './packs-page.module.css';

const c = classes(styles);

export function PacksPage({ id }: { id: string | null }): ReactElement {
  const { t, i18n } = useTranslation();
  const { data: packs, error } = usePacks();
  const { pack: inHand } = useStore(settings);
  const layout = useDefaultLayout({ id: 'exchange-archive:packs', storage: localStorage });
  const shown = id ?? packs?.find((pack) => pack.id === inHand)?.id ?? packs?.[0]?.id ?? null;
  const pack = usePack(shown);
  const waiting = useDelayed(pack.isPending && shown !== null);

  // The pack on the table is the one that things are added to.
  useEffect(() => {
    if (shown !== null && packs?.some((one) => one.id === shown) === true) changeSettings({ pack: shown });
  }, [shown, packs]);

  const create = (): void => {
    createPack(t('packs.untitled'))
      .then((made) => navigate({ page: 'packs', pack: made.id }))
      .catch(toastError);
  };
  const remove = async (target: string): Promise<void> => {
    try {
      await client.packs.remove({ id: target });
      changeSettings({ pack: null, drawer: false });
      queries.removeQueries({ queryKey: ['pack', target] });
      refresh('packs', 'info');
      navigate({ page: 'packs', pack: null }, 'replace');
    } catch (failure) {
      toastError(failure);
    }
  };

  if (packs !== undefined && packs.length === 0 && shown === null)
    return (
      <div className={c('none')}>
        <h1 className={c('noneTitle')}>{t('packs.noneTitle')}</h1>
        <p>{t('packs.noneText')}</p>
        <Button weight="primary" icon={<Plus size={15} strokeWidth={1.8} />} onPress={create}>
          {t('packs.create')}
        </Button>
      </div>
    );

  return (
    <Group
      className={c('page')}
      {...(layout.defaultLayout === undefined ? {} : { defaultLayout: layout.defaultLayout })}
      onLayoutChanged={layout.onLayoutChanged}
    >
      <Panel id="packs" defaultSize={212} minSize={168} maxSize={360} groupResizeBehavior="preserve-pixel-size">
        <div className={c('side')}>
          <div className={c('sideBar')}>
            <h1 className={c('heading')}>{t('nav.packs')}</h1>
            <Button icon={<Plus size={14} strokeWidth={1.8} />} onPress={create}>
              {t('packs.create')}
            </Button>
          </div>
          {error === null ? null : <Notice tone="bad">{sentenceOf(error)}</Notice>}
          <ListBox
            aria-label={t('nav.packs')}
            className={c('list')}
            items={packs ?? []}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={shown === null ? [] : [shown]}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : [...keys];
              if (key !== undefined) navigate({ page: 'packs', pack: String(key) });
            }}
          >
            {(one) => (
              <ListBoxItem id={one.id} textValue={one.title} className={c('item')}>
                <span className={c('name')}>{one.title === '' ? t('packs.untitled') : one.title}</span>
                <span className={c('note')}>
                  {t('packs.counts', one)} · {formatMoment(one.updatedAt, i18n.language)}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </div>
      </Panel>
      <PaneDivider label={t('packs.resizeList')} />
      <Panel id="table" minSize={600}>
        {pack.error === null ? null : (
          <div className={c('failure')}>
            <Notice tone="bad" action={<Button onPress={() => void pack.refetch()}>{t('common.retry')}</Button>}>
              {sentenceOf(pack.error)}
            </Notice>
          </div>
        )}
        {pack.data === undefined ? (
          <div className={c('failure')}>{waiting ? t('common.loading') : ''}</div>
        ) : (
          <PackEditor key={pack.data.id} stored={pack.data} onRemove={() => void remove(pack.data.id)} />
        )}
      </Panel>
    </Group>
  );
}
