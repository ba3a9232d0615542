/** A whole record: as it stands, or set as a case with an expert's comment and questions. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../lib/classes.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/fields.tsx';
import { type ItemProps, useItemsView } from '../items-view.ts';
import styles from './item.module.css';
import { SourceLine, StateLine } from './source-line.tsx';

const c = classes(styles);

export function RecordBody({ item, open }: ItemProps<'record'>): ReactElement {
  const { t } = useTranslation();
  const { checks, onChange } = useItemsView();
  const check = checks.get(item.id);
  const { expert, questions } = item;
  const asked = questions.filter((question) => question.trim() !== '').length;
  return (
    <>
      <SourceLine
        main
        title={check?.recordTitle ?? ''}
        recordId={item.recordId}
        at={null}
        where={[
          t(`packs.layoutOf.${item.layout}`),
          item.layout === 'case' && expert.text.trim() !== '' ? t('packs.hasExpert') : null,
          item.layout === 'case' && asked > 0 ? t('packs.hasQuestions', { count: asked }) : null,
        ]}
        check={check}
      />
      <StateLine itemId={item.id} check={check} />
      {open ? (
        <div className={c('form')}>
          <div className={c('row')}>
            <span className={c('label')}>{t('packs.layout')}</span>
            <Choice
              label={t('packs.layout')}
              value={item.layout}
              options={(['full', 'case'] as const).map((value) => ({ value, label: t(`packs.layoutOf.${value}`) }))}
              onChange={(layout) => onChange({ ...item, layout })}
            />
          </div>
          <p className={c('hint')}>{t(`packs.layoutNote.${item.layout}`)}</p>
          <Field
            long
            rows={2}
            label={t('packs.comment')}
            placeholder={t('packs.commentPlaceholder')}
            value={item.comment}
            autoFocus
            onChange={(comment) => onChange({ ...item, comment })}
          />
          {item.layout === 'case' ? (
            <>
              <Field
                long
                label={t('packs.expertText')}
                value={expert.text}
                onChange={(text) => onChange({ ...item, expert: { ...expert, text } })}
              />
              <div className={c('pair')}>
                <Field
                  label={t('packs.expertName')}
                  value={expert.name}
                  onChange={(name) => onChange({ ...item, expert: { ...expert, name } })}
                />
                <Field
                  label={t('packs.expertOffice')}
                  value={expert.office}
                  onChange={(office) => onChange({ ...item, expert: { ...expert, office } })}
                />
              </div>
              <Field
                long
                label={t('packs.questions')}
                hint={t('packs.questionsHint')}
                value={questions.join('\n')}
                onChange={(text) => onChange({ ...item, questions: text === '' ? [] : text.split('\n') })}
              />
            </>
          ) : null}
        </div>
      ) : item.comment === '' ? null : (
        <p className={c('comment')}>{t('packs.commentIs', { text: item.comment })}</p>
      )}
    </>
  );
}
