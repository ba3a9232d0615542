/** What stands between the pack on the page and the archive: a conflict, a deletion elsewhere, a save that failed. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './pack-editor.module.css';
import type { PackDraft } from './use-pack-draft.ts';

const c = classes(styles);

interface Props {
  draft: PackDraft;
  /** The archive has no such pack any more. */
  gone: boolean;
  checkError: Error | null;
  onSaveAsNew: () => void;
  onDiscard: () => void;
}

export function PackNotices({ draft, gone, checkError, onSaveAsNew, onDiscard }: Props): ReactElement {
  const { t } = useTranslation();
  const choices = (left: ReactElement, right: ReactElement): ReactElement => (
    <span className={c('choices')}>
      {left}
      {right}
    </span>
  );
  if (gone)
    return (
      <div className={c('strip')}>
        <Notice
          tone="look"
          action={choices(
            <Button onPress={onSaveAsNew}>{t('packs.saveAsNew')}</Button>,
            <Button onPress={onDiscard}>{t('packs.discard')}</Button>,
          )}
        >
          {t('packs.goneHere')}
        </Notice>
      </div>
    );
  return (
    <>
      {draft.conflict === null ? null : (
        <div className={c('strip')}>
          <Notice
            tone="look"
            action={choices(
              <Button onPress={() => draft.keep('mine')}>{t('packs.keepMine')}</Button>,
              <Button onPress={() => draft.keep('stored')}>{t('packs.keepStored')}</Button>,
            )}
          >
            {t('packs.conflict')}
          </Notice>
        </div>
      )}
      {draft.failure === null ? null : (
        <div className={c('strip')}>
          <Notice tone="bad" action={<Button onPress={() => void draft.flush()}>{t('common.retry')}</Button>}>
            {draft.failure}
          </Notice>
        </div>
      )}
      {checkError === null ? null : (
        <div className={c('strip')}>
          <Notice tone="bad">{sentenceOf(checkError)}</Notice>
        </div>
      )}
    </>
  );
}
