/** Corrects a record, everything a person can know better, with the reason. What was there is kept. */
import { type ReactElement, useState } from 'react';
import { Checkbox, CheckboxGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { kindLabels, localeOf, qualityLabels } from '../../../../electron/contract/messages.ts';
import type { ArchiveRecord } from '../../../../electron/contract/record.ts';
import { type QualityFlag, recordKinds } from '../../../../electron/contract/vocabulary.ts';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { codeOf, sentenceOf } from '../../lib/errors.ts';
import { queries, refresh } from '../../lib/queries.ts';
import { toast } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/fields.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Notice } from '../../ui/notice.tsx';
import { finished } from '../imports/import-store.ts';
import { changeOf, type Draft, dateNames, draftOf, sourceNames } from './correction-draft.ts';
import styles from './corrections.module.css';
import { isDate } from './dates.ts';
import { FigureRows } from './figure-rows.tsx';
import { Filing } from './filing.tsx';
import { PeopleRows } from './people-rows.tsx';
import { figureFault, personFault } from './rows-draft.ts';

const c = classes(styles);

interface Props {
  record: ArchiveRecord;
  onClose: () => void;
}

export function CorrectionDialog({ record, onClose }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const locale = localeOf(i18n.language);
  const [draft, setDraft] = useState<Draft>(() => draftOf(record));
  const [why, setWhy] = useState('');
  const [failed, setFailed] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const put = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }));
  const change = changeOf(record, draft);
  const changed = Object.keys(change).length > 0;
  const badDate = dateNames.some((name) => !isDate(draft.dates[name].trim()));
  const faulty =
    draft.people.some((row) => personFault(row) !== null) || draft.figures.some((row) => figureFault(row) !== null);
  // A text that is missing is a fact; it goes away when there is one.
  const marks = [...new Set([...record.quality, ...draft.quality])].filter((flag) => flag !== 'no-text');

  const save = async (): Promise<void> => {
    setSaving(true);
    setFailed(null);
    try {
      const made = await client.records.revise({ id: record.id, base: record.revision, change, why });
      queries.setQueryData(['record', record.id], made);
      refresh('record', 'info', 'check');
      finished.set((now) => now + 1);
      toast(t('corrections.saved'), { tone: 'good' });
      onClose();
    } catch (error) {
      if (codeOf(error) === 'CONFLICT') refresh('record');
      setFailed(error);
      setSaving(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('corrections.title')}
      full
      urgent={changed}
      held={changed}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            weight="primary"
            isDisabled={saving || !changed || badDate || faulty || why.trim() === ''}
            onPress={() => void save()}
          >
            {t('corrections.save')}
          </Button>
        </>
      }
    >
      <div className={c('form')}>
        {failed === null ? null : <Notice tone="bad">{sentenceOf(failed)}</Notice>}
        <p className={c('hint')}>{t('corrections.hint')}</p>
        <div className={c('columns')}>
          <div className={c('main')}>
            <Field label={t('corrections.fields.title')} value={draft.title} onChange={(title) => put({ title })} />
            <div className={c('text')}>
              <Field label={t('corrections.fields.text')} value={draft.text} onChange={(text) => put({ text })} long />
            </div>
          </div>
          <div className={c('aside')}>
            <div className={c('kind')}>
              <span className={c('label')}>{t('corrections.fields.kind')}</span>
              <Menu
                label={t('corrections.fields.kind')}
                selected={draft.kind}
                groups={[
                  recordKinds.map((kind) => ({ id: kind, label: kindLabels[kind][locale], run: () => put({ kind }) })),
                ]}
              >
                <Button aria-label={`${t('corrections.fields.kind')}：${kindLabels[draft.kind][locale]}`}>
                  {kindLabels[draft.kind][locale]}
                </Button>
              </Menu>
            </div>
            <Filing filed={draft} onChange={put} />
            {marks.length === 0 ? null : (
              <CheckboxGroup
                aria-label={t('corrections.fields.quality')}
                value={draft.quality}
                onChange={(quality) => put({ quality: quality as QualityFlag[] })}
                className={c('marks')}
              >
                <span className={c('label')}>{t('corrections.marks')}</span>
                {marks.map((flag) => (
                  <Checkbox key={flag} value={flag} className={c('mark')}>
                    <span className={c('box')} aria-hidden />
                    {qualityLabels[flag][locale]}
                  </Checkbox>
                ))}
              </CheckboxGroup>
            )}
            {dateNames.map((name) => (
              <Field
                key={name}
                label={t(`description.${name}Date`)}
                value={draft.dates[name]}
                placeholder="2022-10-13"
                onChange={(value) => put({ dates: { ...draft.dates, [name]: value } })}
              />
            ))}
            {badDate ? <p className={c('bad')}>{t('corrections.badDate')}</p> : null}
            {sourceNames.map((name) => (
              <Field
                key={name}
                label={t(`description.${name === 'name' ? 'sourceName' : name === 'note' ? 'sourceNote' : name}`)}
                value={draft.source[name]}
                onChange={(value) => put({ source: { ...draft.source, [name]: value } })}
              />
            ))}
            <Field label={t('corrections.fields.note')} value={draft.note} onChange={(note) => put({ note })} long />
          </div>
        </div>
        <PeopleRows rows={draft.people} onChange={(people) => put({ people })} />
        <FigureRows rows={draft.figures} onChange={(figures) => put({ figures })} />
        <Field label={t('corrections.why')} value={why} onChange={setWhy} placeholder={t('corrections.whyHint')} />
      </div>
    </Dialog>
  );
}
