/** Kept states of a pack: looked at, kept under a note, brought back. Bringing one back keeps the present one. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pack, PackVersion } from '../../../../electron/contract/packs.ts';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf, toastError } from '../../lib/errors.ts';
import { formatMoment } from '../../lib/format.ts';
import { refresh } from '../../lib/queries.ts';
import { toast } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/fields.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useVersions } from './pack-queries.ts';
import styles from './pane.module.css';
import type { PackDraft } from './use-pack-draft.ts';
import { VersionDialog } from './version-dialog.tsx';

const c = classes(styles);

interface Props {
  draft: PackDraft;
  readOnly: boolean;
}

export function VersionsPane({ draft, readOnly }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const { id } = draft.pack;
  const { data: versions = [], error } = useVersions(id, draft.pack.version);
  const [note, setNote] = useState('');
  const [shown, setShown] = useState<number | null>(null);

  const keep = async (): Promise<void> => {
    try {
      if (!(await draft.flush())) return;
      await client.packs.keep({ id, note });
      setNote('');
      refresh('versions');
      toast(t('packs.versions.kept'), { tone: 'good' });
    } catch (failure) {
      toastError(failure);
    }
  };
  const bring = async (version: number): Promise<Pack | null> =>
    draft.change((base) => client.packs.restore({ id, version, base }));
  const restore = async (version: PackVersion): Promise<void> => {
    setShown(null);
    try {
      let present = 0;
      const restored = await draft.change((base) => {
        present = base;
        return client.packs.restore({ id, version: version.version, base });
      });
      if (restored === null) return;
      toast(t('packs.versions.restored', { at: formatMoment(version.savedAt, i18n.language) }), {
        tone: 'good',
        action: { label: t('common.undo'), run: () => void bring(present).catch(toastError) },
      });
    } catch (failure) {
      toastError(failure);
    }
  };

  return (
    <div className={c('pane')}>
      {readOnly ? null : (
        <section className={c('group')} aria-label={t('packs.versions.keep')}>
          <h2 className={c('heading')}>{t('packs.versions.keep')}</h2>
          <Field
            quiet
            label={t('packs.versions.note')}
            placeholder={t('packs.versions.noteExample')}
            value={note}
            onChange={(next) => setNote(next.slice(0, 200))}
            onSubmit={() => void keep()}
          />
          <div>
            <Button onPress={() => void keep()}>{t('packs.versions.keepNow')}</Button>
          </div>
        </section>
      )}
      <section className={c('group')} aria-label={t('packs.versions.title')}>
        <h2 className={c('heading')}>{t('packs.versions.title')}</h2>
        <p className={c('hint')}>{t(versions.length === 0 ? 'packs.versions.none' : 'packs.versions.hint')}</p>
        {error === null ? null : <Notice tone="bad">{sentenceOf(error)}</Notice>}
        <ul className={c(versions.length > 0 && 'list')}>
          {versions.map((version) => (
            <li key={version.version}>
              <span className={c('name')}>
                {formatMoment(version.savedAt, i18n.language)} · {t(`packs.versions.reason.${version.reason}`)}
              </span>
              {version.note === '' ? null : <span>{version.note}</span>}
              <span className={c('note')}>
                {version.title === '' ? t('packs.untitled') : version.title} ·{' '}
                {t('packs.extent', { count: version.items })}
              </span>
              <span className={c('row')}>
                <Button weight="bare" onPress={() => setShown(version.version)}>
                  {t('packs.versions.view')}
                </Button>
                {readOnly ? null : (
                  <Button weight="bare" onPress={() => void restore(version)}>
                    {t('packs.versions.restore')}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {shown === null ? null : (
        <VersionDialog
          id={id}
          version={shown}
          onClose={() => setShown(null)}
          onRestore={
            readOnly
              ? null
              : () => {
                  const version = versions.find((one) => one.version === shown);
                  if (version !== undefined) void restore(version);
                }
          }
        />
      )}
    </div>
  );
}
