/** One kept state, to be read only: its cover and its items in order. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackCoverField, PackItem } from '../../../../electron/contract/packs.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { kindPictures, nameOf } from './item-kinds.ts';
import { useTitles, useVersion } from './pack-queries.ts';
import styles from './version-dialog.module.css';

const c = classes(styles);
const noChecks = new Map();

interface Props {
  id: string;
  version: number;
  onClose: () => void;
  onRestore: (() => void) | null;
}

export function VersionDialog({ id, version, onClose, onRestore }: Props): ReactElement {
  const { t } = useTranslation();
  const { data: pack, error } = useVersion(id, version);
  const records = pack?.items.flatMap((item) => (item.type === 'record' ? [item.recordId] : [])) ?? [];
  const titles = useTitles([...new Set(records)]);
  const words = (item: PackItem): string =>
    (item.type === 'record' ? titles.get(item.recordId) : undefined) ?? nameOf(item, noChecks);
  const filled = (Object.entries(pack?.cover ?? {}) as Array<[PackCoverField, string]>).filter(
    ([, value]) => value.trim() !== '',
  );
  return (
    <Dialog
      open
      onClose={onClose}
      wide
      title={pack === undefined ? t('packs.versions.view') : pack.title === '' ? t('packs.untitled') : pack.title}
      actions={
        <>
          <Button onPress={onClose}>{t('common.close')}</Button>
          {onRestore === null ? null : (
            <Button weight="primary" isDisabled={pack === undefined} onPress={onRestore}>
              {t('packs.versions.restore')}
            </Button>
          )}
        </>
      }
    >
      {error === null ? null : <Notice tone="bad">{sentenceOf(error)}</Notice>}
      {pack === undefined ? null : (
        <>
          <dl className={c('cover')}>
            <div>
              <dt>{t('packs.template')}</dt>
              <dd>{t(`packs.templates.${pack.template}`)}</dd>
            </div>
            {filled.map(([name, value]) => (
              <div key={name}>
                <dt>{t(`packs.cover.${name}`)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <ol className={c('items')}>
            {pack.items.map((item) => {
              const Picture = kindPictures[item.type];
              return (
                <li key={item.id} className={c(item.type === 'section' && 'section')}>
                  <Picture size={14} strokeWidth={1.6} aria-label={t(`packs.type.${item.type}`)} />
                  <span>{words(item) || t(`packs.type.${item.type}`)}</span>
                </li>
              );
            })}
          </ol>
        </>
      )}
    </Dialog>
  );
}
