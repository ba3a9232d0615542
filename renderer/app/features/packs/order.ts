/** Moving items of a list. Pure. */

export interface Keyed {
  id: string;
}

/** Takes the items with these ids, in their present order, to before or after the target. */
export function moveItems<T extends Keyed>(
  items: readonly T[],
  ids: ReadonlySet<string>,
  target: string,
  where: 'before' | 'after',
): T[] {
  if (ids.has(target)) return [...items];
  const moved = items.filter((item) => ids.has(item.id));
  const rest = items.filter((item) => !ids.has(item.id));
  const at = rest.findIndex((item) => item.id === target);
  if (at === -1) return [...items];
  rest.splice(where === 'before' ? at : at + 1, 0, ...moved);
  return rest;
}

export function stepItem<T extends Keyed>(items: readonly T[], id: string, by: 1 | -1): T[] {
  const at = items.findIndex((item) => item.id === id);
  const to = at + by;
  const next = [...items];
  const [item] = at === -1 || to < 0 || to >= items.length ? [] : next.splice(at, 1);
  if (item === undefined) return [...items];
  next.splice(to, 0, item);
  return next;
}

/** To the end of the section with this id; with null, before the first section. */
export function moveToSection<T extends Keyed & { type: string }>(
  items: readonly T[],
  ids: ReadonlySet<string>,
  section: string | null,
): T[] {
  const moved = items.filter((item) => ids.has(item.id) && item.type !== 'section');
  const rest = items.filter((item) => !moved.includes(item));
  const start = section === null ? -1 : rest.findIndex((item) => item.id === section);
  if (section !== null && start === -1) return [...items];
  const next = rest.findIndex((item, i) => i > start && item.type === 'section');
  rest.splice(next === -1 ? rest.length : next, 0, ...moved);
  return rest;
}

/** Puts removed items back where they stood, as far as their neighbours are still there. */
export function putBack<T extends Keyed>(items: readonly T[], before: readonly T[], removed: readonly T[]): T[] {
  const present = new Set(items.map((item) => item.id));
  const out = [...items];
  for (const item of removed) {
    if (present.has(item.id)) continue;
    present.add(item.id);
    const at = before.findIndex((one) => one.id === item.id);
    const neighbour = before.slice(0, at).findLast((one) => present.has(one.id) && one.id !== item.id);
    const to = neighbour === undefined ? 0 : out.findIndex((one) => one.id === neighbour.id) + 1;
    out.splice(to, 0, item);
  }
  return out;
}

/** Behind the item with this id; at the end where there is none. */
export function insertAfter<T extends Keyed>(items: readonly T[], after: string | null, item: T): T[] {
  const at = after === null ? -1 : items.findIndex((one) => one.id === after);
  if (at === -1) return [...items, item];
  return [...items.slice(0, at + 1), item, ...items.slice(at + 1)];
}
