/** Title, where it comes from, and what must be known before quoting. */
import { ShieldAlert } from 'lucide-react';
import { Fragment, type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { kindLabels, localeOf } from '../../../../electron/contract/messages.ts';
import type { ArchiveRecord } from '../../../../electron/contract/record.ts';
import { classes } from '../../lib/classes.ts';
import { formatPartialDate, shortHash } from '../../lib/format.ts';
import type { Names } from '../../lib/queries.ts';
import { QualityChips } from '../../ui/quality-chips.tsx';
import { CertaintyNote } from './description.tsx';
import styles from './record-head.module.css';

const c = classes(styles);

interface Props {
  record: ArchiveRecord;
  names: Names;
}

/** Two lines are enough to know that there is something to know. */
function Notes({ notes }: { notes: readonly string[] }): ReactElement {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [cut, setCut] = useState(false);
  const words = useRef<HTMLDivElement | null>(null);
  useLayoutEffect(() => {
    const element = words.current;
    if (element === null) return;
    const watcher = new ResizeObserver(() => setCut(element.scrollHeight > element.clientHeight + 2));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return (
    <div className={c('note')}>
      <ShieldAlert size={14} strokeWidth={1.6} aria-hidden />
      <div className={c('noteBody')}>
        <div ref={words} className={c(!open && 'clamped')}>
          {notes.join(' ')}
        </div>
        {cut || open ? (
          <Button className={c('toggle')} aria-expanded={open} onPress={() => setOpen(!open)}>
            {t(open ? 'reader.lessNote' : 'reader.moreNote')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

export function RecordHead({ record, names }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const { dates } = record;
  const date = (key: 'eventShort' | 'documentShort' | 'captureShort', value: string | undefined): ReactNode =>
    value === undefined ? null : `${t(`description.${key}`)} ${formatPartialDate(value, i18n.language)}`;
  const speakers = record.people.filter((person) => person.role === 'speaker' || person.role === 'author');
  const facts: ReactNode[] = [
    kindLabels[record.kind][localeOf(i18n.language)],
    record.regions.map((code) => names.region(code)).join('、'),
    date('eventShort', dates.event),
    date('documentShort', dates.document),
    date('captureShort', dates.capture),
    record.original === null ? null : (
      <span key="hash" title={`SHA-256 ${record.original.sha256}`}>
        SHA-256 {shortHash(record.original.sha256)}
      </span>
    ),
  ].filter((fact) => fact !== null && fact !== '');
  const notes = [record.note, dates.note].filter((note): note is string => note !== undefined && note !== '');
  return (
    <header className={c('head')}>
      <h1 className={c('title')}>{record.title}</h1>
      <p className={c('source')}>
        {facts.map((fact, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of the facts is fixed
          <Fragment key={i}>
            {i > 0 ? ' · ' : ''}
            {fact}
          </Fragment>
        ))}
        <CertaintyNote certainty={record.certainty} />
      </p>
      {speakers.length > 0 && speakers.length <= 2 ? (
        <p className={c('source')}>
          {speakers.map((person) => (
            <span key={person.name} className={c('speaker')}>
              {t(`roles.${person.role}`)} <strong>{person.name}</strong>
              {person.office === undefined ? '' : ` ${person.office}`}
            </span>
          ))}
        </p>
      ) : null}
      {record.quality.length > 0 ? (
        <p className={c('marks')}>
          <QualityChips marks={record.quality} />
        </p>
      ) : null}
      {notes.length > 0 ? <Notes notes={notes} /> : null}
    </header>
  );
}
