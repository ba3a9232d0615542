/** Which records an item rests on: those of the pack, or some chosen ones. */

import type { TFunction } from 'i18next';
import { Plus } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../lib/classes.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { useTitles } from '../pack-queries.ts';
import { RecordDialog } from '../record-dialog.tsx';
import styles from './records-field.module.css';

const c = classes(styles);

export function scopeWords(records: readonly string[], t: TFunction): string {
  return records.length === 0 ? t('packs.scopeAll') : t('packs.scopeSome', { count: records.length });
}

interface Props {
  value: readonly string[];
  onChange: (ids: string[]) => void;
  label?: string;
  /** What it means when none is chosen. */
  none?: string;
}

export function RecordsField({ value, onChange, label, none }: Props): ReactElement {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const titles = useTitles(value);
  const name = label ?? t('packs.scope');
  return (
    <fieldset className={c('field')} aria-label={name}>
      <span className={c('label')}>{name}</span>
      <div className={c('chosen')}>
        {value.length === 0 ? <span className={c('none')}>{none ?? t('packs.scopeAll')}</span> : null}
        {value.map((id) => {
          const title = titles.get(id) ?? id;
          return (
            <Chip
              key={id}
              title={title}
              onRemove={() => onChange(value.filter((one) => one !== id))}
              removeLabel={t('packs.scopeRemove', { title })}
            >
              {title}
            </Chip>
          );
        })}
        <Button weight="bare" icon={<Plus size={14} strokeWidth={1.6} />} onPress={() => setChoosing(true)}>
          {t('packs.scopeChoose')}
        </Button>
      </div>
      <RecordDialog
        open={choosing}
        onClose={() => setChoosing(false)}
        title={t('packs.scopeChoose')}
        chosen={value}
        onChoose={onChange}
      />
    </fieldset>
  );
}
