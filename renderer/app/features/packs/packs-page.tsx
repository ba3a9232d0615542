/** All packs, and the one on the table. */
import { Plus, SearchCheck } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Group, Panel, useDefaultLayout } from 'react-resizable-panels';
import type { Pack, PackTemplate } from '../../../../electron/contract/packs.ts';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { useDelayed } from '../../lib/delayed.ts';
import { codeOf, sentenceOf, toastError } from '../../lib/errors.ts';
import { formatMoment } from '../../lib/format.ts';
import { navigate } from '../../lib/navigation.ts';
import { queries, refresh, useInfo, usePack, usePacks } from '../../lib/queries.ts';
import { changeSettings, settings } from '../../lib/settings.ts';
import { useStore } from '../../lib/store.ts';
import { toast } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PaneDivider } from '../../ui/pane-divider.tsx';
import { NewPackDialog } from './new-pack-dialog.tsx';
import { PackEditor } from './pack-editor.tsx';
import { createPack } from './pack-menu.tsx';
import styles from './packs-page.module.css';
import { dropUnsaved, keepUnsaved, unsavedOf } from './unsaved.ts';
import { VerifyDialog } from './verify-dialog.tsx';

const c = classes(styles);

export function PacksPage({ id }: { id: string | null }): ReactElement {
  const { t, i18n } = useTranslation();
  const { data: packs, error } = usePacks();
  const { pack: inHand } = useStore(settings);
  const layout = useDefaultLayout({ id: 'exchange-archive:packs', storage: localStorage });
  const shown = id ?? packs?.find((pack) => pack.id === inHand)?.id ?? packs?.[0]?.id ?? null;
  const pack = usePack(shown);
  const waiting = useDelayed(pack.isPending && shown !== null);
  const gone = codeOf(pack.error) === 'NOT_FOUND';
  const left = gone && shown !== null ? unsavedOf(shown) : null;

  // The pack on the table is the one that things are added to.
  useEffect(() => {
    if (shown !== null && packs?.some((one) => one.id === shown) === true) changeSettings({ pack: shown });
  }, [shown, packs]);

  const { data: info } = useInfo();
  const readOnly = info?.writable === false;
  const [making, setMaking] = useState(false);
  const [verifying, setVerifying] = useState(false);

  const show = (made: Pack): void => {
    queries.setQueryData(['pack', made.id], made);
    refresh('packs', 'info');
    navigate({ page: 'packs', pack: made.id });
  };
  const create = (title: string, template: PackTemplate): void => {
    setMaking(false);
    createPack(title, template).then(show).catch(toastError);
  };
  const duplicate = (pack: Pack): void => {
    const title = t('packs.copyOf', { title: pack.title === '' ? t('packs.untitled') : pack.title });
    client.packs.duplicate({ id: pack.id, title }).then(show).catch(toastError);
  };
  /** A new pack with the same recipe: the removed one's kept states are gone. */
  const bringBack = async ({ title, template, cover, options, items }: Pack): Promise<void> => {
    const made = await client.packs.create({ title, template });
    show(await client.packs.save({ id: made.id, version: made.version, title, template, cover, options, items }));
  };
  /** The pack on the table is no more: the next one takes its place. */
  const clear = (id: string): void => {
    dropUnsaved(id);
    changeSettings({ pack: null, drawer: false });
    queries.removeQueries({ queryKey: ['pack', id] });
    refresh('packs', 'info');
    navigate({ page: 'packs', pack: null }, 'replace');
  };
  const saveAsNew = (pack: Pack): void => {
    bringBack(pack)
      .then(() => dropUnsaved(pack.id))
      .catch((failure: unknown) => {
        keepUnsaved(pack);
        toastError(failure);
      });
  };
  const remove = async (pack: Pack): Promise<void> => {
    try {
      await client.packs.remove({ id: pack.id });
      clear(pack.id);
      toast(t('packs.removed', { title: pack.title }), {
        action: { label: t('common.undo'), run: () => void bringBack(pack).catch(toastError) },
      });
    } catch (failure) {
      toastError(failure);
    }
  };
  const dialogs = (
    <>
      {making ? <NewPackDialog onClose={() => setMaking(false)} onCreate={create} /> : null}
      {verifying ? <VerifyDialog onClose={() => setVerifying(false)} /> : null}
    </>
  );

  if (packs !== undefined && packs.length === 0 && shown === null)
    return (
      <div className={c('none')}>
        <h1 className={c('noneTitle')}>{t('packs.noneTitle')}</h1>
        <p>{t('packs.noneText')}</p>
        <div className={c('noneActs')}>
          {readOnly ? null : (
            <Button weight="primary" icon={<Plus size={15} strokeWidth={1.8} />} onPress={() => setMaking(true)}>
              {t('packs.create')}
            </Button>
          )}
          <Button icon={<SearchCheck size={15} strokeWidth={1.6} />} onPress={() => setVerifying(true)}>
            {t('packs.verify.open')}
          </Button>
        </div>
        {dialogs}
      </div>
    );

  return (
    <>
      <Group
        className={c('page')}
        {...(layout.defaultLayout === undefined ? {} : { defaultLayout: layout.defaultLayout })}
        onLayoutChanged={layout.onLayoutChanged}
      >
        <Panel id="packs" defaultSize={212} minSize={150} maxSize={360} groupResizeBehavior="preserve-pixel-size">
          <div className={c('side')}>
            <div className={c('sideBar')}>
              <h1 className={c('heading')}>{t('nav.packs')}</h1>
              {readOnly ? null : (
                <Button icon={<Plus size={14} strokeWidth={1.8} />} onPress={() => setMaking(true)}>
                  {t('packs.create')}
                </Button>
              )}
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
                  <span className={c('name')} title={one.title}>
                    {one.title === '' ? t('packs.untitled') : one.title}
                  </span>
                  <span className={c('note')}>
                    {t(`packs.templates.${one.template}`)} · {formatMoment(one.updatedAt, i18n.language)}
                  </span>
                </ListBoxItem>
              )}
            </ListBox>
          </div>
        </Panel>
        <PaneDivider label={t('packs.resizeList')} />
        <Panel id="table" minSize={620}>
          {gone && pack.data === undefined ? (
            <div className={c('failure')}>
              <Notice
                tone="look"
                action={left === null ? null : <Button onPress={() => saveAsNew(left)}>{t('packs.saveAsNew')}</Button>}
              >
                {t(left === null ? 'packs.gone' : 'packs.goneLeft')}
              </Notice>
            </div>
          ) : pack.error === null || gone ? null : (
            <div className={c('failure')}>
              <Notice tone="bad" action={<Button onPress={() => void pack.refetch()}>{t('common.retry')}</Button>}>
                {sentenceOf(pack.error)}
              </Notice>
            </div>
          )}
          {pack.data === undefined ? (
            <div className={c('failure')}>{waiting ? t('common.loading') : ''}</div>
          ) : (
            <PackEditor
              key={pack.data.id}
              stored={pack.data}
              readOnly={readOnly}
              gone={gone}
              onSaveAsNew={saveAsNew}
              onDiscard={() => clear(pack.data.id)}
              onRemove={(gone) => void remove(gone)}
              onDuplicate={duplicate}
              onVerify={() => setVerifying(true)}
            />
          )}
        </Panel>
      </Group>
      {dialogs}
    </>
  );
}
