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
