/**
 * Selecting rows of the results by mouse and keys, beside what a press and Enter have always done: open.
 *
 * react-aria's lists are either opened or selected: as soon as something is selected there, a press and Enter select,
 * too. Here people go on reading while they select, so presses with a mouse and Enter are taken before react-aria sees
 * them. Space, long presses by finger and moving by keys are its own.
 */
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import type { Selection as Keys } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../lib/format.ts';
import { selected } from '../../lib/selected.ts';
import { extended, type Listed, MOST, type Selection, toggled, unanchored, withAll } from '../../lib/selection.ts';
import { useStore } from '../../lib/store.ts';
import { toast } from '../../lib/toasts.ts';
import type { OnBox } from './row-box.tsx';
import { useClearSelection } from './use-clear-selection.ts';

export interface SelectableRow extends Listed {
  key: string;
}

interface Options {
  /** All rows in the order in which they stand. */
  rows: readonly SelectableRow[];
  /** Those that "select all" means. */
  all: readonly SelectableRow[];
  /** The record that is open beside the list: a stretch may start at it. */
  open: string | null;
  /** Another key is another list. */
  question: string;
  onOpen: (key: string, byKeyboard: boolean) => void;
}

export interface RowSelection {
  some: boolean;
  keys: ReadonlySet<string>;
  onKeys: (keys: Keys) => void;
  /** Stays the same, so that rows need not be drawn anew. */
  onBox: OnBox;
  /** Each says whether it took the event. */
  onKey: (event: KeyboardEvent) => boolean;
  onPointerDown: (event: PointerEvent) => void;
  onMouseDown: (event: MouseEvent) => void;
  onClick: (event: MouseEvent) => void;
  onFocus: (event: FocusEvent) => void;
}

const moving = /^(?:Arrow(?:Up|Down)|Page(?:Up|Down)|Home|End)$/;

/** The row under a press; null on a control inside it. A word with a hint is a button, and pressed it is the row. */
function rowAt(target: EventTarget): HTMLElement | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest<HTMLElement>('[data-key]');
  const control = target.closest('a, label, input, button:not([data-is-row])');
  return row === null || (control !== null && row.contains(control)) ? null : row;
}

export function useRowSelection({ rows, all, open, question, onOpen }: Options): RowSelection {
  const { t, i18n } = useTranslation();
  const now = useStore(selected);
  const clear = useClearSelection();
  const some = now.titles.size > 0;
  const byKey = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows]);
  // A record that was found in two ways has two rows; a stretch knows the first.
  const listed = useMemo(() => {
    const seen = new Set<string>();
    return rows.filter((row) => seen.size < seen.add(row.id).size);
  }, [rows]);
  const keys = useMemo(
    () => new Set(rows.filter((row) => now.titles.has(row.id)).map((row) => row.key)),
    [rows, now.titles],
  );
  /** Shift was held with the press or key that react-aria is about to tell of. */
  const shift = useRef(false);
  /** Where the keyboard stood before it moved with Shift held; null when it does not. */
  const stretching = useRef<{ from: string | null } | null>(null);

  // The old stretch says nothing of the new order.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what resets, not a value used
  useEffect(() => selected.set(unanchored), [question]);

  const set = (next: Selection): void => {
    selected.set(next);
    if (next.full) toast(t('selection.full', { shown: formatNumber(MOST, i18n.language) }), { kind: 'selection-full' });
  };
  const extendTo = (id: string, from: string | null): void => set(extended(selected.get(), listed, id, from));

  const take: OnBox = (id, stretch) => {
    const row = listed.find((one) => one.id === id);
    if (stretch) extendTo(id, open);
    else if (row !== undefined) set(toggled(selected.get(), row));
  };
  const latest = useRef(take);
  latest.current = take;

  const pressedRow = (target: EventTarget): SelectableRow | undefined =>
    byKey.get(rowAt(target)?.getAttribute('data-key') ?? '');
  /** Touch stays with react-aria: a long press starts selecting, and then a tap is a tick. */
  const isOurs = (event: MouseEvent): boolean => {
    const { pointerType = 'mouse' } = event.nativeEvent as globalThis.PointerEvent;
    if (event.button !== 0 || pointerType === 'touch' || pointerType === 'pen') return false;
    return some || event.shiftKey || event.ctrlKey || event.metaKey;
  };

  return {
    some,
    keys,
    onKeys(next) {
      if (next === 'all') {
        set(withAll(selected.get(), all));
        return;
      }
      // The stretch is drawn by the row that gets the focus.
      if (stretching.current !== null) return;
      const changed = rows.find((row) => keys.has(row.key) !== next.has(row.key));
      if (changed !== undefined) take(changed.id, shift.current);
    },
    onBox: useCallback<OnBox>((id, stretch) => latest.current(id, stretch), []),
    onKey(event) {
      shift.current = event.shiftKey;
      if (event.key === 'Shift') return false;
      const row = byKey.get(event.target instanceof Element ? (event.target.getAttribute('data-key') ?? '') : '');
      stretching.current = event.shiftKey && moving.test(event.key) ? { from: row?.id ?? null } : null;
      if (!some) return false;
      if (event.key === 'Escape') {
        clear();
        return true;
      }
      if (event.key !== 'Enter' || row === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
      if (!event.repeat) onOpen(row.key, true);
      return true;
    },
    onPointerDown(event) {
      shift.current = event.shiftKey;
      stretching.current = null;
      if (isOurs(event) && pressedRow(event.target) !== undefined) event.stopPropagation();
    },
    onMouseDown(event) {
      if (!event.shiftKey || !isOurs(event) || pressedRow(event.target) === undefined) return;
      // Shift would mark the text from the last press to this one; kept from it, the browser does not focus, either.
      event.preventDefault();
      rowAt(event.target)?.focus({ preventScroll: true });
    },
    onClick(event) {
      const row = pressedRow(event.target);
      if (row === undefined || !isOurs(event)) return;
      event.stopPropagation();
      if (event.shiftKey || event.ctrlKey || event.metaKey) take(row.id, event.shiftKey);
      else onOpen(row.key, false);
    },
    onFocus(event) {
      if (stretching.current === null) return;
      const row = byKey.get(event.target.getAttribute('data-key') ?? '');
      if (row !== undefined) extendTo(row.id, stretching.current.from);
    },
  };
}
