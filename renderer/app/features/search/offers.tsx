/** What the archive offers beside the answer: likelier spellings, and other ways in which it found something. */
import { Fragment, type ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Correction, SearchGroup } from '../../../../electron/contract/search.ts';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import styles from './offers.module.css';
import { groupShort } from './wording.ts';

const c = classes(styles);

interface CorrectionProps {
  corrections: readonly Correction[];
  onQuery: (query: string) => void;
}

export function Corrections({ corrections, onQuery }: CorrectionProps): ReactElement | null {
  const { t, i18n } = useTranslation();
  if (corrections.length === 0) return null;
  return (
    <p className={c('corrections')}>
      {t('search.didYouMean')}
      {corrections.map((correction, i) => (
        <Fragment key={correction.query}>
          {i > 0 ? t('common.comma') : null}
          <Button className={c('offer')} onPress={() => onQuery(correction.query)}>
            {t('search.correction', {
              text: correction.text,
              shown: formatNumber(correction.total, i18n.language),
            })}
          </Button>
          <small className={c('reason')}>{t(`search.reason.${correction.reason}`)}</small>
        </Fragment>
      ))}
      {t('search.didYouMeanEnd')}
    </p>
  );
}

interface GroupProps {
  groups: readonly SearchGroup[];
  query: string;
  onGroup: (group: SearchGroup) => void;
}

/** The groups in one line, while the list itself is too long to reach them. */
export function GroupLine({ groups, query, onGroup }: GroupProps): ReactElement | null {
  const { t, i18n } = useTranslation();
  if (groups.length === 0) return null;
  return (
    <p className={c('groups')}>
      {t('search.alsoFound')}
      {groups.map((group) => (
        <Button key={`${group.via} ${group.query}`} className={c('quiet')} onPress={() => onGroup(group)}>
          {groupShort(group, query, formatNumber(group.total, i18n.language), t)}
        </Button>
      ))}
    </p>
  );
}
