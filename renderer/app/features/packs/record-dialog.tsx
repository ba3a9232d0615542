/** Chooses records of the archive: those of the pack stand first, any other is found by typing. */
import { Search } from 'lucide-react';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { GridList, GridListItem, Input, SearchField, type Selection } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { kindLabels, localeOf } from '../../../../electron/contract/messages.ts';
import type { SearchFilters } from '../../../../electron/contract/search.ts';
import type { RecordKind } from '../../../../electron/contract/vocabulary.ts';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { formatPartialDate } from '../../lib/format.ts';
import { newest } from '../../lib/newest.ts';
import { useTyped } from '../../lib/typed.ts';
import { Button } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useItemsView } from './items-view.ts';
import { useTitles } from './pack-queries.ts';
import styles from './record-dialog.module.css';
import { canBePrinted, Thumbnail } from './thumbnail.tsx';

const c = classes(styles);
const MOST = 40;

interface Props {
  onClose: () => void;
  title: string;
  chosen: readonly string[];
  /** Records that are pictures, one of them. */
  pictures?: boolean;
  onChoose: (ids: string[]) => void;
}

interface Row {
  id: string;
  title: string;
  kind: RecordKind | null;
  date: string | undefined;
}

/** Open, it starts from what is chosen and keeps its own choice until it is used. */
export function RecordDialog({ open, ...rest }: Props & { open: boolean }): ReactElement | null {
  return open ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ onClose, title, chosen, pictures = false, onChoose }: Props): ReactElement {
  const { t } = useTranslation();
  const [ids, setIds] = useState<readonly string[]>(chosen);
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      wide
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            weight="primary"
            isDisabled={pictures && ids.length === 0}
            onPress={() => {
              onChoose([...ids]);
              onClose();
            }}
          >
            {pictures ? t('packs.useThis') : t('packs.useThese', { count: ids.length })}
          </Button>
        </>
      }
    >
      <Chooser ids={ids} setIds={setIds} pictures={pictures} />
    </Dialog>
  );
}

interface ChooserProps {
  ids: readonly string[];
  setIds: (ids: readonly string[]) => void;
  pictures: boolean;
}

function Chooser({ ids, setIds, pictures }: ChooserProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { records } = useItemsView();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly Row[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const own = useTitles(pictures ? ids : [...new Set([...ids, ...records])]);
  const asker = useMemo(
    () =>
      newest<string, readonly Row[]>({
        run: async (query) => {
          const ask = async (filters: SearchFilters): Promise<Row[]> => {
            const { hits } = await client.search.query({ query, filters, limit: MOST, facets: false, offers: false });
            return hits.map(({ id, title, kind, dates }) => ({
              id,
              title,
              kind,
              date: dates.event ?? dates.document ?? dates.capture,
            }));
          };
          if (!pictures) return ask({});
          // One that was imported without being filed as a picture has no text, either.
          const rows = [...(await ask({ kind: ['image'] })), ...(await ask({ quality: ['no-text'] }))];
          const found = [...new Map(rows.map((row) => [row.id, row])).values()];
          const isPicture = await Promise.all(found.map((row) => canBePrinted(row.id)));
          return found.filter((_, i) => isPicture[i]);
        },
        show(rows) {
          setFound(rows);
          setFailure(null);
        },
        fail: (error) => setFailure(sentenceOf(error)),
      }),
    [pictures],
  );
  const { text, type, composition } = useTyped(typed, (next) => {
    setTyped(next);
    asker.ask(next);
  });
  useEffect(() => {
    asker.ask('');
    return () => asker.stop();
  }, [asker]);
  const first = typed.trim() === '' ? [...own].map(([id, title]): Row => ({ id, title, kind: null, date: '' })) : [];
  const shown = new Set(first.map((row) => row.id));
  const rows = [...first, ...(found ?? []).filter((row) => !shown.has(row.id))];
  const inPack = new Set(records);
  const select = (keys: Selection): void => {
    const on = keys === 'all' ? rows.map((row) => row.id) : [...keys].map(String);
    const hidden = ids.filter((id) => !rows.some((row) => row.id === id));
    setIds(pictures ? on : [...hidden, ...on]);
  };
  return (
    <div className={c('chooser')}>
      <SearchField aria-label={t('packs.findRecord')} value={text} autoFocus onChange={type} className={c('search')}>
        <Search size={15} strokeWidth={1.6} aria-hidden />
        <Input {...composition} placeholder={t('packs.findRecord')} className={c('input')} />
      </SearchField>
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
      <GridList
        aria-label={t('packs.foundRecords')}
        items={rows}
        dependencies={[inPack.size, i18n.language]}
        selectionMode={pictures ? 'single' : 'multiple'}
        selectionBehavior="toggle"
        selectedKeys={ids}
        onSelectionChange={select}
        className={c('list')}
        renderEmptyState={() => (
          <p className={c('none')}>
            {found === null ? t('common.loading') : t(pictures ? 'packs.noPictures' : 'packs.noRecords')}
          </p>
        )}
      >
        {(row) => (
          <GridListItem id={row.id} textValue={row.title} className={c('row')}>
            <Check slot="selection" />
            {pictures ? <Thumbnail id={row.id} alt="" /> : null}
            <span className={c('words')}>
              <span className={c('name')}>{row.title}</span>
              <span className={c('note')}>
                {[
                  row.kind === null ? null : kindLabels[row.kind][localeOf(i18n.language)],
                  row.date === undefined || row.date === '' ? null : formatPartialDate(row.date, i18n.language),
                  inPack.has(row.id) ? t('packs.inThisPack') : null,
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </span>
          </GridListItem>
        )}
      </GridList>
    </div>
  );
}
