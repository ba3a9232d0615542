/** Where the description stands: a column beside a wide text, or a strip of names above a narrow one. */
import { type ReactElement, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ArchiveRecord } from '../../../../electron/contract/record.ts';
import { classes } from '../../lib/classes.ts';
import type { Names } from '../../lib/queries.ts';
import { CorrectionBar } from '../corrections/correction-bar.tsx';
import { countOf, DescriptionPart, type Part, parts } from './description.tsx';
import styles from './description-pane.module.css';
import { RelatedColumn, RelatedSections, useRelated, useSeen } from './related.tsx';

const c = classes(styles);

interface Props {
  record: ArchiveRecord;
  names: Names;
}

function partsWith(record: ArchiveRecord): Part[] {
  return parts.filter((part) => countOf(record, part) !== 0);
}

export function DescriptionColumn(props: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <aside className={c('column')} aria-label={t('description.label')}>
      {partsWith(props.record).map((part) => (
        <section key={part}>
          <h2 className={c('heading')}>
            {t(`description.${part}`)} <span className={c('count')}>{countOf(props.record, part) ?? ''}</span>
          </h2>
          <DescriptionPart part={part} {...props} />
        </section>
      ))}
      <CorrectionBar {...props} />
      <RelatedColumn {...props} />
    </aside>
  );
}

/** One part open at a time, none at first: the text comes first. */
export function DescriptionStrip(props: Props): ReactElement {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Part | 'related' | null>(null);
  const [mark, seen] = useSeen();
  const related = useRelated(props.record, seen);
  return (
    <div ref={mark} className={c('strip')}>
      <div className={c('names')} role="toolbar" aria-label={t('description.label')}>
        {partsWith(props.record).map((part) => (
          <ToggleButton
            key={part}
            isSelected={open === part}
            onChange={(on) => setOpen(on ? part : null)}
            className={c('name')}
          >
            {t(`description.${part}`)}
            <span className={c('count')}>{countOf(props.record, part) ?? ''}</span>
          </ToggleButton>
        ))}
        {related.any ? (
          <ToggleButton
            isSelected={open === 'related'}
            onChange={(on) => setOpen(on ? 'related' : null)}
            className={c('name')}
          >
            {t('related.short')}
          </ToggleButton>
        ) : null}
      </div>
      {open === null ? null : (
        <div className={c('opened')}>
          {open === 'related' ? (
            <RelatedSections {...props} related={related} />
          ) : (
            <DescriptionPart part={open} {...props} />
          )}
          {open === 'source' ? <CorrectionBar {...props} /> : null}
        </div>
      )}
    </div>
  );
}
