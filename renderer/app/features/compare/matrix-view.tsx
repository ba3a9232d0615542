/** The matrix with its tools: rows and columns, what is chosen, into a pack, into a spreadsheet, sources beside it. */
import { Download, LibraryBig } from 'lucide-react';
import { type ReactElement, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompareScope, Matrix } from '../../../../electron/contract/compare.ts';
import { matrixColumns, matrixRows } from '../../../../electron/contract/packs.ts';
import { classes } from '../../lib/classes.ts';
import { changeCompare } from '../../lib/navigation.ts';
import type { CompareRoute } from '../../lib/route.ts';
import { saveBlob } from '../../transfer.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Menu } from '../../ui/menu.tsx';
import { usePackMenu } from '../packs/pack-menu.tsx';
import { CellPanel } from './cell-panel.tsx';
import styles from './compare-page.module.css';
import { Failure, NothingHere } from './empty-states.tsx';
import { matrixCsv } from './matrix-csv.ts';
import { type At, type CellIndex, cellKey, MatrixTable } from './matrix-table.tsx';
import { Unplaced } from './unplaced.tsx';
import { useAddItem } from './use-add-item.ts';
import { useMatrix } from './use-compare.ts';

const c = classes(styles);

function idsOf(cells: CellIndex, selected: ReadonlySet<string>): string[] {
  const keys = selected.size === 0 ? [...cells.keys()] : [...selected];
  return [...new Set(keys.flatMap((key) => cells.get(key)?.map((one) => one.recordId) ?? []))];
}

interface ToolsProps {
  route: CompareRoute;
  matrix: Matrix | undefined;
  cells: CellIndex;
  selected: ReadonlySet<string>;
  onClear: () => void;
}

function Tools({ route, matrix, cells, selected, onClear }: ToolsProps): ReactElement {
  const { t } = useTranslation();
  const { rows, columns } = route;
  const ids = useMemo(() => idsOf(cells, selected), [cells, selected]);
  const items = useMemo(() => ids.map((recordId) => ({ recordId })), [ids]);
  const records = usePackMenu(items, { onAdded: onClear, once: true });
  const item = useAddItem();
  const empty = matrix === undefined || matrix.rows.length === 0;
  const title = t('compare.comparisonTitle', { columns: t(`compare.columnsOf.${columns}`) });
  const count = ids.length;
  return (
    <div className={c('tools')}>
      <span className={c('labelled')}>
        {t('compare.rows')}
        <Choice
          label={t('compare.rows')}
          value={rows}
          options={matrixRows.map((value) => ({ value, label: t(`compare.rowsOf.${value}`) }))}
          onChange={(next) => changeCompare({ rows: next })}
        />
      </span>
      <span className={c('labelled')}>
        {t('compare.columns')}
        <Choice
          label={t('compare.columns')}
          value={columns}
          options={matrixColumns.map((value) => ({ value, label: t(`compare.columnsOf.${value}`) }))}
          onChange={(next) => changeCompare({ columns: next })}
        />
      </span>
      <span className={c('gap')} />
      {selected.size === 0 ? null : (
        <>
          <output className={c('quiet')}>{t('compare.selected', { count: selected.size })}</output>
          <Button weight="bare" onPress={onClear}>
            {t('compare.clear')}
          </Button>
        </>
      )}
      <Button
        icon={<Download size={14} strokeWidth={1.6} />}
        isDisabled={empty}
        onPress={() => {
          if (matrix === undefined) return;
          const blob = new Blob([matrixCsv(matrix)], { type: 'text/csv;charset=utf-8' });
          saveBlob(blob, `${t('compare.csvName')}.csv`);
        }}
      >
        {t('compare.exportCsv')}
      </Button>
      <Menu
        label={t('compare.add')}
        groups={[
          [
            {
              id: 'matrix',
              label: t(selected.size === 0 ? 'compare.addMatrix' : 'compare.addMatrixSelected', { count }),
              run: () => item.add({ type: 'comparison', title, rows, columns, records: ids }),
            },
          ],
          selected.size === 0
            ? []
            : [{ id: 'records', label: t('compare.addRecords', { count }), run: () => records.add() }],
        ]}
      >
        <Button weight="primary" icon={<LibraryBig size={14} strokeWidth={1.6} />} isDisabled={empty || item.busy}>
          {t('compare.add')}
        </Button>
      </Menu>
    </div>
  );
}

export function MatrixView({ route, scope }: { route: CompareRoute; scope: CompareScope | null }): ReactElement {
  const { t } = useTranslation();
  const { data: matrix, error, refetch, isPlaceholderData } = useMatrix(scope, route);
  const [open, setOpen] = useState<At | null>(null);
  const [focused, setFocused] = useState<At>([0, 0]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const cells: CellIndex = useMemo(
    () => new Map((matrix?.cells ?? []).map(({ row, column, cases }) => [cellKey(row, column), cases])),
    [matrix],
  );
  // Another matrix has other cells.
  const [seen, setSeen] = useState(matrix);
  if (seen !== matrix) {
    setSeen(matrix);
    setOpen(null);
    setFocused([0, 0]);
    setSelected(new Set());
  }

  const keyAt = useCallback(
    ([y, x]: At): string => cellKey(matrix?.rows[y]?.code ?? '', matrix?.columns[x]?.id ?? ''),
    [matrix],
  );
  const toggle = useCallback(
    (at: At) => {
      const key = keyAt(at);
      if (!cells.has(key)) return;
      setSelected((now) => {
        const next = new Set(now);
        if (!next.delete(key)) next.add(key);
        return next;
      });
    },
    [cells, keyAt],
  );
  // While the sources are in sight they follow the keys.
  const focus = useCallback((at: At) => {
    setFocused(at);
    setOpen((now) => (now === null ? null : at));
  }, []);
  const clear = useCallback(() => setSelected(new Set()), []);
  const close = useCallback(() => {
    setOpen(null);
    document.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')?.focus();
  }, []);

  const row = open === null ? undefined : matrix?.rows[open[0]];
  const column = open === null ? undefined : matrix?.columns[open[1]];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes what is open in it, from anywhere inside
    <div
      className={c('view')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open !== null) close();
      }}
    >
      <Tools route={route} matrix={matrix} cells={cells} selected={selected} onClear={clear} />
      {matrix === undefined ? null : (
        <div className={c('summary')}>
          <output aria-live="polite">
            {t('compare.summary', { count: matrix.records, rows: matrix.rows.length })}
          </output>
          <Unplaced unplaced={matrix.unplaced} />
          {matrix.beyond === 0 ? null : (
            <span className={c('look')}>{t('compare.beyond', { count: matrix.beyond })}</span>
          )}
        </div>
      )}
      {error !== null ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : matrix === undefined ? (
        <p className={c('waiting')}>{t('common.loading')}</p>
      ) : matrix.rows.length === 0 ? (
        <NothingHere of={route.of} scope={scope} title={t('compare.empty')}>
          {t('compare.emptyNote')}
        </NothingHere>
      ) : (
        <div className={c('body')} aria-busy={isPlaceholderData}>
          <MatrixTable
            matrix={matrix}
            cells={cells}
            open={open}
            focused={focused}
            selected={selected}
            onFocus={focus}
            onOpen={setOpen}
            onToggle={toggle}
          />
          {row === undefined || column === undefined ? null : (
            <CellPanel
              key={`${row.code}-${column.id}`}
              place={row.name}
              column={column.name}
              cases={cells.get(cellKey(row.code, column.id)) ?? []}
              onClose={close}
            />
          )}
        </div>
      )}
    </div>
  );
}
