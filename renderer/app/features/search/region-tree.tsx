/** Province, prefecture, county: as deep as there are records. */
import { ChevronRight } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RegionEntry } from '../../../../electron/contract/archive.ts';
import { classes } from '../../lib/classes.ts';
import { type FacetProps, FacetRow, withChosen } from './facet-row.tsx';
import styles from './region-tree.module.css';

const c = classes(styles);

interface Node {
  entry: RegionEntry;
  count: number;
  children: Node[];
}

function build(props: FacetProps): Node[] {
  const counts = new Map(
    withChosen(props.facets.region, props.filters.region ?? []).map((facet) => [facet.value, facet.count]),
  );
  const nodes = new Map<string, Node>();
  for (const entry of props.names.taxonomy.regions) {
    const count = counts.get(entry.code);
    if (count !== undefined) nodes.set(entry.code, { entry, count, children: [] });
  }
  const roots: Node[] = [];
  for (const node of nodes.values()) {
    const parent = node.entry.parent === null ? undefined : nodes.get(node.entry.parent);
    (parent?.children ?? roots).push(node);
  }
  const sort = (list: Node[]): void => {
    list.sort((a, b) => b.count - a.count || a.entry.code.localeCompare(b.entry.code));
    for (const node of list) sort(node.children);
  };
  sort(roots);
  return roots;
}

/** Provinces stand open while the tree fits on the page; below that a person opens them. */
const ROOM = 16;

export function RegionTree(props: FacetProps): ReactElement {
  const { t } = useTranslation();
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const roots = build(props);
  const size = (list: readonly Node[]): number => list.reduce((sum, node) => sum + 1 + size(node.children), 0);
  const roomy = size(roots) <= ROOM;
  const chosen = props.filters.region ?? [];

  const holdsChosen = (node: Node): boolean =>
    node.children.some((child) => chosen.includes(child.entry.code) || holdsChosen(child));

  const draw = (node: Node, depth: number): ReactElement => {
    const standard = roomy || holdsChosen(node);
    const open = toggled.has(node.entry.code) ? !standard : standard;
    const flip = (): void => {
      const next = new Set(toggled);
      if (!next.delete(node.entry.code)) next.add(node.entry.code);
      setToggled(next);
    };
    return (
      <li key={node.entry.code}>
        <div className={c('line')} style={{ paddingInlineStart: `${depth * 0.875}rem` }}>
          {node.children.length > 0 ? (
            <Button
              className={c('twist', open && 'open')}
              onPress={flip}
              aria-expanded={open}
              aria-label={t(open ? 'facets.fold' : 'facets.unfold', { name: node.entry.name })}
            >
              <ChevronRight size={13} strokeWidth={1.8} />
            </Button>
          ) : (
            <span className={c('twist')} />
          )}
          <div className={c('row')}>
            <FacetRow
              label={node.entry.name}
              count={node.count}
              chosen={chosen.includes(node.entry.code)}
              onChange={() => props.onToggle('region', node.entry.code)}
            />
          </div>
        </div>
        {open && node.children.length > 0 ? <ul>{node.children.map((child) => draw(child, depth + 1))}</ul> : null}
      </li>
    );
  };
  return <ul>{roots.map((node) => draw(node, 0))}</ul>;
}
