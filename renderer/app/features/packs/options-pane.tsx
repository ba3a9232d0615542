/** How a pack is set: style of the references, notes, what stands at the end, personal data, the searches behind it. */
import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import {
  citationStyles,
  listsAllFigures,
  type Pack,
  type PackOptions,
  type PackQuery,
  startsPage,
} from '../../../../electron/contract/packs.ts';
import { facetNames } from '../../../../electron/contract/search.ts';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import { useNames } from '../../lib/queries.ts';
import { toast } from '../../lib/toasts.ts';
import { IconButton } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { useFilterLabel } from '../search/filter-label.ts';
import { facetTitle } from '../search/wording.ts';
import { EndingsField } from './endings-field.tsx';
import styles from './pane.module.css';

const c = classes(styles);

interface Props {
  pack: Pack;
  readOnly: boolean;
  onEdit: (change: (pack: Pack) => Pack) => void;
}

export function OptionsPane({ pack, readOnly, onEdit }: Props): ReactElement {
  const { t } = useTranslation();
  const { options } = pack;
  const set = (part: Partial<PackOptions>): void => onEdit((now) => ({ ...now, options: { ...now.options, ...part } }));
  return (
    <div className={c('pane')}>
      <section className={c('group')} aria-label={t('packs.citing')}>
        <h2 className={c('heading')}>{t('packs.citing')}</h2>
        <Select
          label={t('packs.citationStyle')}
          value={options.citationStyle}
          disabled={readOnly}
          options={citationStyles.map((value) => ({ value, label: value.replace('-', '—') }))}
          onChange={(citationStyle) => set({ citationStyle })}
        />
        <Select
          label={t('packs.notes')}
          value={options.notes}
          disabled={readOnly}
          options={(['footnote', 'endnote', 'list'] as const).map((value) => ({
            value,
            label: t(`packs.notesAs.${value}`),
            note: t(`packs.notesNote.${value}`),
          }))}
          onChange={(notes) => set({ notes })}
        />
      </section>
      <section className={c('group')} aria-label={t('packs.paging')}>
        <h2 className={c('heading')}>{t('packs.paging')}</h2>
        <Select
          label={t('packs.startsPage')}
          value={options.startsPage}
          disabled={readOnly}
          options={startsPage.map((value) => ({
            value,
            label: t(`packs.startsPageAs.${value}`),
            note: t(`packs.startsPageNote.${value}`),
          }))}
          onChange={(value) => set({ startsPage: value })}
        />
      </section>
      <section className={c('group')} aria-label={t('packs.endings')}>
        <h2 className={c('heading')}>{t('packs.endings')}</h2>
        <p className={c('hint')}>{t('packs.endingsHint')}</p>
        <EndingsField
          value={options.endings}
          readOnly={readOnly}
          repeated={listsAllFigures(pack.items) ? 'figures' : null}
          onChange={(endings) => set({ endings })}
        />
      </section>
      <section className={c('group')} aria-label={t('packs.personal')}>
        <h2 className={c('heading')}>{t('packs.personal')}</h2>
        <Check
          selected={options.personalColumns}
          disabled={readOnly}
          note={t('packs.personalNote')}
          onChange={(personalColumns) => set({ personalColumns })}
        >
          {t('packs.personalPrint')}
        </Check>
        {options.personalColumns ? <Notice tone="look">{t('packs.personalWarning')}</Notice> : null}
      </section>
      <section className={c('group')} aria-label={t('packs.searches')}>
        <h2 className={c('heading')}>{t('packs.searches')}</h2>
        <p className={c('hint')}>{t(options.queries.length === 0 ? 'packs.noSearches' : 'packs.searchesHint')}</p>
        <ul className={c(options.queries.length > 0 && 'list')}>
          {options.queries.map((query, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same question may stand twice with other totals
            <li key={i}>
              <Query
                query={query}
                onRemove={
                  readOnly
                    ? null
                    : () => {
                        set({ queries: options.queries.filter((_, at) => at !== i) });
                        toast(t('packs.searchRemoved'), {
                          action: { label: t('common.undo'), run: () => set({ queries: options.queries }) },
                        });
                      }
                }
              />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Query({ query, onRemove }: { query: PackQuery; onRemove: (() => void) | null }): ReactElement {
  const { t, i18n } = useTranslation();
  const label = useFilterLabel(useNames());
  const filters = facetNames.flatMap((name) => {
    const values = (query.filters[name] ?? []).map((value) => label(name, value));
    return values.length === 0 ? [] : [`${facetTitle(name, t)}：${values.join(t('common.comma'))}`];
  });
  return (
    <div className={c('row')}>
      <span className={c('whole')}>
        <span className={c('name')}>{query.query === '' ? t('packs.searchAll') : query.query}</span>
        <br />
        <span className={c('note')}>
          {[
            ...filters,
            t(`search.modes.${query.mode}`),
            t('packs.searchTotal', { shown: formatNumber(query.total, i18n.language) }),
          ].join(' · ')}
        </span>
      </span>
      {onRemove === null ? null : (
        <IconButton small label={t('packs.searchRemove')} onPress={onRemove}>
          <X size={13} strokeWidth={1.6} />
        </IconButton>
      )}
    </div>
  );
}
