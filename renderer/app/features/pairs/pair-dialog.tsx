/** A new pair, or the class and the note of one that is there. */
import { type ReactElement, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { PairClass, type WordPair } from '../../../../electron/contract/restoration.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { toast } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/fields.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './pair-dialog.module.css';
import { faultOf, LONGEST_NOTE, LONGEST_WORD, type PairFault } from './pair-filter.ts';
import { savePair } from './pair-store.ts';

const c = classes(styles);

interface Props {
  /** Null for a new one. */
  pair: WordPair | null;
  known: readonly WordPair[];
  onClose: () => void;
}

/** Cautious: a word that nobody has looked at is not replaced in every text. */
const fresh: Omit<WordPair, 'origin'> = { spun: '', standard: '', cls: 'C', enabled: true, note: '' };

export function PairDialog({ pair, known, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Omit<WordPair, 'origin'>>(pair ?? fresh);
  const [fault, setFault] = useState<PairFault | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const change = (part: Partial<typeof draft>): void => {
    setDraft((now) => ({ ...now, ...part }));
    setFault(null);
  };
  const save = async (): Promise<void> => {
    const made = { ...draft, spun: draft.spun.trim(), standard: draft.standard.trim(), note: draft.note.trim() };
    const found = faultOf(made, pair === null ? known : []);
    setFault(found);
    setFailure(null);
    if (found !== null || saving) return;
    setSaving(true);
    try {
      await savePair(made);
      toast(t('pairs.saved', { spun: made.spun, standard: made.standard }), { tone: 'good' });
      onClose();
    } catch (error) {
      setFailure(sentenceOf(error));
      setSaving(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={pair === null ? t('pairs.addTitle') : t('pairs.editTitle')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button weight="primary" isDisabled={saving} onPress={() => void save()}>
            {t('pairs.save')}
          </Button>
        </>
      }
    >
      <div className={c('form')}>
        {pair === null ? (
          <div className={c('words')}>
            <Field
              label={t('pairs.spun')}
              value={draft.spun}
              onChange={(spun) => change({ spun })}
              onSubmit={() => void save()}
              autoFocus
            />
            <Field
              label={t('pairs.standard')}
              value={draft.standard}
              onChange={(standard) => change({ standard })}
              onSubmit={() => void save()}
            />
          </div>
        ) : (
          <p className={c('named')}>
            {pair.spun}
            <span className={c('arrow')}>→</span>
            <strong>{pair.standard}</strong>
          </p>
        )}
        <RadioGroup
          aria-label={t('pairs.class')}
          value={draft.cls}
          onChange={(cls) => change({ cls: PairClass.parse(cls) })}
          className={c('classes')}
        >
          {PairClass.options.map((cls) => (
            <Radio key={cls} value={cls} className={c('class')}>
              <span className={c('dot')} aria-hidden />
              <span>
                {t(`pairs.classes.${cls}`)}
                <span className={c('hint')}>{t(`pairs.classHints.${cls}`)}</span>
              </span>
            </Radio>
          ))}
        </RadioGroup>
        <Field label={t('pairs.note')} value={draft.note} onChange={(note) => change({ note })} long />
        {fault === null ? null : (
          <Notice tone="bad">{t(`pairs.faults.${fault}`, { word: LONGEST_WORD, note: LONGEST_NOTE })}</Notice>
        )}
        {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
      </div>
    </Dialog>
  );
}
