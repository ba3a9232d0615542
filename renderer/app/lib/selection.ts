/**
 * Several records taken together out of lists: one more, one less, a stretch, everything in sight. Pure; what is
 * selected now is in `selected.ts`.
 *
 * A selection knows records, not rows: it outlives the list it was made in.
 */

/** More than a comparison looks at is not taken (`RECORDS_MAX` of the archive), and nobody looks through more by eye. */
export const MOST = 2_000;

export interface Listed {
  id: string;
  title: string;
}

export interface Selection {
  /** Titles by id, in the order in which they were selected. */
  readonly titles: ReadonlyMap<string, string>;
  /** Where a stretch starts: what was selected last by itself. */
  readonly anchor: string | null;
  /** Where the stretch from the anchor ends now: drawn anew it gives back what it took. */
  readonly lead: string | null;
  /** The last step wanted more than there is room for. */
  readonly full: boolean;
}

export const nothingSelected: Selection = { titles: new Map(), anchor: null, lead: null, full: false };

/** Takes what there is room for, in the order given. */
function added(titles: ReadonlyMap<string, string>, more: readonly Listed[]): Pick<Selection, 'titles' | 'full'> {
  const next = new Map(titles);
  let full = false;
  for (const { id, title } of more) {
    if (next.has(id)) continue;
    if (next.size >= MOST) full = true;
    else next.set(id, title);
  }
  return { titles: next, full };
}

export function without(now: Selection, ids: readonly string[]): Selection {
  const titles = new Map(now.titles);
  for (const id of ids) titles.delete(id);
  return { ...now, titles, full: false };
}

export function toggled(now: Selection, row: Listed): Selection {
  if (now.titles.has(row.id)) return { ...without(now, [row.id]), anchor: row.id, lead: row.id };
  return { ...added(now.titles, [row]), anchor: row.id, lead: row.id };
}

function between(rows: readonly Listed[], one: string, other: string): readonly Listed[] {
  const [a, b] = [rows.findIndex((row) => row.id === one), rows.findIndex((row) => row.id === other)];
  return a < 0 || b < 0 ? [] : rows.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/**
 * From the anchor to this row. `from` stands in where there is no anchor among these rows: the row that is open, or the
 * one the keyboard came from.
 */
export function extended(now: Selection, rows: readonly Listed[], to: string, from: string | null): Selection {
  const listed = (id: string | null): id is string => id !== null && rows.some((row) => row.id === id);
  if (!listed(to)) return now;
  const anchor = [now.anchor, from].find(listed) ?? to;
  const before = anchor === now.anchor && listed(now.lead) ? between(rows, anchor, now.lead) : [];
  const stretch = between(rows, anchor, to);
  const { titles } = without(
    now,
    before.map((row) => row.id),
  );
  return { ...added(titles, stretch), anchor, lead: to };
}

/** In another list a stretch starts anew: what lay between two rows there says nothing of what lies between them here. */
export function unanchored(now: Selection): Selection {
  return now.anchor === null && now.lead === null ? now : { ...now, anchor: null, lead: null };
}

/** Everything listed, beside what was selected elsewhere. */
export function withAll(now: Selection, rows: readonly Listed[]): Selection {
  return { ...now, ...added(now.titles, rows) };
}

/** What was kept of a selection, read back; null where it is none. */
export function readSelection(text: string | null): Selection | null {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    if (!Array.isArray(kept)) return null;
    const rows = kept.flatMap((one: unknown): Listed[] =>
      Array.isArray(one) && typeof one[0] === 'string' && typeof one[1] === 'string'
        ? [{ id: one[0], title: one[1] }]
        : [],
    );
    return rows.length === 0 ? null : { ...nothingSelected, titles: added(new Map(), rows).titles };
  } catch {
    return null;
  }
}

export function writeSelection({ titles }: Selection): string {
  return JSON.stringify([...titles]);
}
