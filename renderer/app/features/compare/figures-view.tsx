/** Figures of one subject beside each other: the list of subjects, and the chosen one as picture and table. */
import { LibraryBig } from 'lucide-react';
import { type ReactElement, useDeferredValue, useMemo, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CompareScope, FigureGroup } from '../../../../electron/contract/compare.ts';
import type { ChartForm } from '../../../../electron/contract/packs.ts';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import { changeCompare } from '../../lib/navigation.ts';
import type { CompareRoute } from '../../lib/route.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/fields.tsx';
import { Menu } from '../../ui/menu.tsx';
import pageStyles from './compare-page.module.css';
import { Failure, NothingHere } from './empty-states.tsx';
import { FigurePoints } from './figure-points.tsx';
import styles from './figures-view.module.css';
import { useAddItem } from './use-add-item.ts';
import { useChart, useFigures } from './use-compare.ts';
import { useGradually } from './use-gradually.ts';

const c = classes(styles);
const p = classes(pageStyles);

const keyOf = ({ subject, unit }: FigureGroup): string => `${subject}\n${unit}`;
const placesOf = ({ points }: FigureGroup): number => new Set(points.map((one) => one.regionName)).size;

/** A line needs dates; where all values are of one date, bars say more. */
function usualForm(group: FigureGroup): ChartForm {
  const dates = new Set(group.points.flatMap(({ figure }) => figure.asOf ?? []));
  return dates.size > 2 && group.points.length > placesOf(group) ? 'line' : 'bar';
}

function GroupList({ groups, open }: { groups: readonly FigureGroup[]; open: FigureGroup | null }): ReactElement {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const wanted = useDeferredValue(words.trim());
  const found = useMemo(
    () =>
      wanted === ''
        ? groups
        : groups.filter(({ subject, points }) =>
            [subject, ...points.map((one) => one.regionName)].some((name) => name.includes(wanted)),
          ),
    [groups, wanted],
  );
  const shown = useGradually(found.length, 60, 40, found);
  return (
    <div className={c('side')}>
      <div className={c('filter')}>
        <Field quiet label={t('compare.search')} placeholder={t('compare.search')} value={words} onChange={setWords} />
      </div>
      <ListBox
        aria-label={t('compare.groups')}
        className={c('groups')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={open === null ? [] : [keyOf(open)]}
        onSelectionChange={(keys) => {
          const key = keys === 'all' ? undefined : [...keys][0];
          const group = groups.find((one) => keyOf(one) === key);
          if (group !== undefined) changeCompare({ subject: group.subject, unit: group.unit });
        }}
        renderEmptyState={() => <p className={c('empty')}>{t('compare.noMatch')}</p>}
      >
        {found.slice(0, shown).map((group) => (
          <ListBoxItem key={keyOf(group)} id={keyOf(group)} textValue={group.subject} className={c('group')}>
            <span className={c('subject')}>{group.subject}</span>
            <span className={c('facts')}>
              {[
                group.unit,
                t('compare.places', { count: placesOf(group) }),
                t('compare.points', { count: group.points.length }),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
              {group.conflicts === 0 ? null : (
                <Chip tone="amber">{t('compare.conflicts', { count: group.conflicts })}</Chip>
              )}
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
    </div>
  );
}

function Group({ group }: { group: FigureGroup }): ReactElement {
  const { t } = useTranslation();
  const [form, setForm] = useState<ChartForm>(() => usualForm(group));
  const { data: picture, error, refetch } = useChart(group, form);
  const item = useAddItem();
  const records = [...new Set(group.points.map((one) => one.recordId))];
  const { subject, unit } = group;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
    <section className={c('opened')} aria-label={subject} tabIndex={0}>
      <header className={c('head')}>
        <h2 className={c('heading')}>{subject}</h2>
        {unit === '' ? null : <span className={c('unit')}>{t('compare.unit', { unit })}</span>}
        <span className={p('gap')} />
        <Choice
          label={t('compare.form')}
          value={form}
          options={(['bar', 'line'] as const).map((value) => ({ value, label: t(`compare.forms.${value}`) }))}
          onChange={setForm}
        />
        <Menu
          label={t('compare.add')}
          groups={[
            [
              {
                id: 'chart',
                label: t('compare.addChart'),
                run: () => item.add({ type: 'chart', title: subject, subject, unit, form, records }),
              },
              {
                id: 'figures',
                label: t('compare.addFigures', { count: records.length }),
                run: () => item.add({ type: 'figures', title: subject, records }),
              },
            ],
          ]}
        >
          <Button weight="primary" icon={<LibraryBig size={14} strokeWidth={1.6} />} isDisabled={item.busy}>
            {t('compare.add')}
          </Button>
        </Menu>
      </header>
      {error === null ? null : <Failure error={error} onRetry={() => void refetch()} />}
      <div className={c('sheet')} style={picture === undefined ? { minHeight: '16rem' } : {}}>
        {picture === undefined ? null : (
          <img
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`}
            alt={picture.alt}
            width={picture.width}
            height={picture.height}
          />
        )}
      </div>
      {group.conflicts === 0 ? null : <p className={c('hint')}>{t('compare.conflictHint')}</p>}
      <FigurePoints points={group.points} />
    </section>
  );
}

export function FiguresView({ route, scope }: { route: CompareRoute; scope: CompareScope | null }): ReactElement {
  const { t, i18n } = useTranslation();
  const { data: groups, error, refetch } = useFigures(scope);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (groups === undefined) return <p className={p('waiting')}>{t('common.loading')}</p>;
  if (groups.length === 0) return <NothingHere of={route.of} scope={scope} title={t('compare.emptyFigures')} />;
  const open = groups.find((one) => one.subject === route.subject && one.unit === route.unit) ?? groups[0] ?? null;
  return (
    <div className={p('view')}>
      <div className={p('summary')}>
        <output aria-live="polite">
          {t('compare.groupCount', { shown: formatNumber(groups.length, i18n.language) })}
        </output>
      </div>
      <div className={p('body')}>
        <GroupList groups={groups} open={open} />
        {open === null ? null : <Group key={keyOf(open)} group={open} />}
      </div>
    </div>
  );
}
