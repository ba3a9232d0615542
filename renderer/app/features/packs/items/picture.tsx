/** A picture of the archive with its caption: chosen among the records that are pictures. */
import { ImageOff } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../lib/classes.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/fields.tsx';
import { type ItemProps, useItemsView } from '../items-view.ts';
import { useTitles } from '../pack-queries.ts';
import { RecordDialog } from '../record-dialog.tsx';
import { Thumbnail } from '../thumbnail.tsx';
import styles from './item.module.css';
import { StateLine } from './source-line.tsx';

const c = classes(styles);

export function PictureBody({ item, open }: ItemProps<'picture'>): ReactElement {
  const { t } = useTranslation();
  const { checks, onChange, readOnly } = useItemsView();
  const [choosing, setChoosing] = useState(false);
  const titles = useTitles(item.recordId === '' ? [] : [item.recordId]);
  const title = titles.get(item.recordId) ?? '';
  return (
    <div className={c('picture')}>
      {item.recordId === '' ? (
        <span className={c('nopicture')}>
          <ImageOff size={20} strokeWidth={1.4} aria-hidden />
        </span>
      ) : (
        <Thumbnail id={item.recordId} alt={item.caption === '' ? title : item.caption} large={open} />
      )}
      <div className={c('stack')}>
        <p className={c('title')}>{item.caption === '' ? title || t('packs.type.picture') : item.caption}</p>
        <p className={c('where')}>{item.recordId === '' ? t('packs.pictureUnchosen') : title}</p>
        {item.recordId === '' ? null : <StateLine itemId={item.id} check={checks.get(item.id)} />}
        {readOnly || !(open || item.recordId === '') ? null : (
          <div>
            <Button onPress={() => setChoosing(true)}>
              {t(item.recordId === '' ? 'packs.pictureChoose' : 'packs.pictureOther')}
            </Button>
          </div>
        )}
        {open ? (
          <Field
            label={t('packs.caption')}
            placeholder={t('packs.captionExample')}
            value={item.caption}
            autoFocus
            onChange={(caption) => onChange({ ...item, caption })}
          />
        ) : null}
      </div>
      <RecordDialog
        open={choosing}
        onClose={() => setChoosing(false)}
        title={t('packs.pictureChoose')}
        chosen={item.recordId === '' ? [] : [item.recordId]}
        pictures
        onChoose={([id]) => (id === undefined ? undefined : onChange({ ...item, recordId: id }))}
      />
    </div>
  );
}
