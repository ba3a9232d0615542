/** A record as it stands here beside the one that comes: description and text; alone where there is none here. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverItem } from '../../../../electron/contract/handover.ts';
import { type RecordState, type StateField, stateFields } from '../../../../electron/contract/revisions.ts';
import { classes } from '../../lib/classes.ts';
import { useNames } from '../../lib/queries.ts';
import { DiffView } from '../corrections/diff-view.tsx';
import { factsOf } from '../corrections/state-text.ts';
import styles from './sides.module.css';

const c = classes(styles);
/** Fields that have no line among the facts. */
const unshown: readonly StateField[] = ['certainty', 'pages', 'format', 'extra'];

interface Props {
  ours: RecordState | null;
  theirs: RecordState;
  changed: HandoverItem['changed'];
}

export function RecordSides({ ours, theirs, changed }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const facts = (state: RecordState): string => factsOf(state, names, t, i18n.language);
  const sides = [t('handover.ours'), t('handover.theirs')] as const;
  const others = stateFields.filter((field) => unshown.includes(field) && changed.includes(field));
  if (ours === null)
    return (
      <>
        <section className={c('part')}>
          <h3 className={c('heading')}>{t('corrections.description')}</h3>
          <div className={c('text')}>{facts(theirs).trimEnd()}</div>
        </section>
        {theirs.text === '' ? null : (
          <section className={c('part')}>
            <h3 className={c('heading')}>{t('corrections.fields.text')}</h3>
            <div className={c('text')}>{theirs.text}</div>
          </section>
        )}
      </>
    );
  return (
    <>
      <section className={c('part')}>
        <h3 className={c('heading')}>{t('corrections.description')}</h3>
        <DiffView before={facts(ours)} after={facts(theirs)} names={sides} />
        {others.length === 0 ? null : (
          <p className={c('small')}>
            {t('handover.alsoChanged', {
              fields: others.map((field) => t(`corrections.fields.${field}`)).join(t('common.comma')),
            })}
          </p>
        )}
      </section>
      <section className={c('part')}>
        <h3 className={c('heading')}>{t('corrections.fields.text')}</h3>
        <DiffView before={ours.text} after={theirs.text} names={sides} />
      </section>
    </>
  );
}
