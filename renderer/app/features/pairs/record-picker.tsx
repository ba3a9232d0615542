/** Chooses one record by searching for it as one types; the list answers the newest question only. */
import { Search } from 'lucide-react';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { kindLabels, localeOf } from '../../../../electron/contract/messages.ts';
import type { SearchFilters, SearchHit } from '../../../../electron/contract/search.ts';
import type { QualityFlag, RecordKind } from '../../../../electron/contract/vocabulary.ts';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { formatPartialDate } from '../../lib/format.ts';
import { newest } from '../../lib/newest.ts';
import { useRecord } from '../../lib/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QualityChips } from '../../ui/quality-chips.tsx';
import styles from './record-picker.module.css';

const c = classes(styles);
const MOST = 8;

interface Props {
  label: string;
  /** The chosen record. */
  id: string | null;
  onChoose: (id: string | null) => void;
  /** What is offered before anything is typed. */
  offer: SearchFilters;
  disabled: boolean;
}

function Chosen({ label, id, onChoose, disabled }: Omit<Props, 'offer' | 'id'> & { id: string }): ReactElement {
  const { t, i18n } = useTranslation();
  const { data: record, error } = useRecord(id);
  const date = record?.dates.event ?? record?.dates.document ?? record?.dates.capture;
  return (
    <section className={c('chosen')} aria-label={label}>
      <div className={c('label')}>{label}</div>
      {error === null ? null : <Notice tone="bad">{sentenceOf(error)}</Notice>}
      {record === undefined ? null : (
        <>
          <p className={c('title')}>{record.title}</p>
          <Facts kind={record.kind} date={date} quality={record.quality} />
          <p className={c('length')}>
            {t('pairs.characters', { shown: record.text.length.toLocaleString(i18n.language) })}
          </p>
        </>
      )}
      <Button isDisabled={disabled} onPress={() => onChoose(null)}>
        {t('pairs.chooseOther')}
      </Button>
    </section>
  );
}

interface FactsProps {
  kind: RecordKind;
  date: string | undefined;
  quality: readonly QualityFlag[];
}

function Facts({ kind, date, quality }: FactsProps): ReactElement {
  const { i18n } = useTranslation();
  return (
    <span className={c('facts')}>
      {kindLabels[kind][localeOf(i18n.language)]}
      {date === undefined ? null : ` · ${formatPartialDate(date, i18n.language)}`}
      <QualityChips marks={quality} />
    </span>
  );
}

function Box({ label, onChoose, offer, disabled }: Omit<Props, 'id'>): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [hits, setHits] = useState<readonly SearchHit[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [answered, setAnswered] = useState(false);
  const composing = useRef(false);
  const asker = useMemo(
    () =>
      newest<string, readonly SearchHit[]>({
        run: async (query) => {
          const filters = query.trim() === '' ? offer : {};
          const { hits: found } = await client.search.query({
            query,
            filters,
            limit: MOST,
            facets: false,
            offers: false,
          });
          return found;
        },
        show(found) {
          setHits(found);
          setFailure(null);
          setAnswered(true);
        },
        fail: (error) => setFailure(sentenceOf(error)),
      }),
    [offer],
  );
  useEffect(() => {
    asker.ask('');
    return () => asker.stop();
  }, [asker]);
  const type = (next: string): void => {
    setTyped(next);
    if (!composing.current) asker.ask(next);
  };
  return (
    <div className={c('picker')}>
      <ComboBox
        className={c('combo')}
        items={hits}
        inputValue={typed}
        onInputChange={type}
        // The archive has done the finding.
        defaultFilter={() => true}
        menuTrigger="focus"
        allowsEmptyCollection
        isDisabled={disabled}
        selectedKey={null}
        onSelectionChange={(key) => {
          if (key !== null) onChoose(String(key));
        }}
      >
        <Label className={c('label')}>{label}</Label>
        <div className={c('box')}>
          <Search size={15} strokeWidth={1.6} aria-hidden className={c('glass')} />
          <Input
            className={c('input')}
            placeholder={t('pairs.findRecord')}
            onCompositionStart={() => {
              composing.current = true;
            }}
            onCompositionEnd={(event) => {
              composing.current = false;
              type(event.currentTarget.value);
            }}
          />
        </div>
        <Popover className={c('popover')} offset={4}>
          <ListBox<SearchHit>
            className={c('list')}
            renderEmptyState={() => <p className={c('none')}>{answered ? t('pairs.noRecord') : t('common.loading')}</p>}
          >
            {(hit) => (
              <ListBoxItem id={hit.id} textValue={hit.title} className={c('item')}>
                <span className={c('name')}>{hit.title}</span>
                <Facts
                  kind={hit.kind}
                  date={hit.dates.event ?? hit.dates.document ?? hit.dates.capture}
                  quality={hit.quality}
                />
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
    </div>
  );
}

export function RecordPicker({ id, ...rest }: Props): ReactElement {
  return id === null ? <Box {...rest} /> : <Chosen id={id} {...rest} />;
}
