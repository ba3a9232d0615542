/**
 * A composed class and the one that composes it set different properties. Vite puts a copy of the composed file before
 * each file that composes it and the bundle keeps the last one, so which of two equal selectors wins is left to chance.
 */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const app = join(import.meta.dirname, '..', '..', '..', 'renderer', 'app');

interface Block {
  sets: Set<string>;
  composes: { name: string; file: string }[];
}

/** Shorthands whose parts do not begin with their name; and what begins with one without being a part of it. */
const parts: Readonly<Record<string, readonly string[]>> = {
  font: ['line-height'],
  gap: ['row-gap', 'column-gap'],
  inset: ['top', 'right', 'bottom', 'left'],
};
const apart: ReadonlySet<string> = new Set([
  'border-collapse',
  'border-radius',
  'border-spacing',
  'flex-direction',
  'flex-wrap',
  'outline-offset',
  'overflow-wrap',
]);

function covers(shorthand: string, property: string): boolean {
  if (shorthand === property) return true;
  return (
    (parts[shorthand]?.includes(property) ?? false) || (property.startsWith(`${shorthand}-`) && !apart.has(property))
  );
}

function clash(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...a].filter((one) => [...b].some((other) => covers(one, other) || covers(other, one)));
}

/** The blocks of one class alone, by its name; what stands behind a state or an element weighs more and wins anyway. */
function blocksOf(file: string): Map<string, Block> {
  const css = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const blocks = new Map<string, Block>();
  for (const [, selectors = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g))
    for (const selector of selectors.split(',')) {
      const name = /^\s*\.([\w-]+)\s*$/.exec(selector)?.[1];
      if (name === undefined) continue;
      const block = blocks.get(name) ?? { sets: new Set<string>(), composes: [] };
      blocks.set(name, block);
      for (const line of body.split(';')) {
        const [property = '', value = ''] = line.split(/:(.*)/s).map((part) => part.trim());
        if (property !== 'composes') {
          if (property !== '') block.sets.add(property);
          continue;
        }
        const [, names = '', from] = /^([\w\s-]+?)(?:\s+from\s+"([^"]+)")?$/.exec(value) ?? [];
        const where = from === undefined ? file : resolve(file, '..', from);
        for (const one of names.split(/\s+/)) block.composes.push({ name: one, file: where });
      }
    }
  return blocks;
}

/** All that a composed class brings, by way of what it composes itself. */
function brought({ name, file }: { name: string; file: string }): Set<string> {
  const block = blocksOf(file).get(name);
  if (block === undefined) throw new Error(`there is no .${name} in ${file}`);
  return new Set([...block.sets, ...block.composes.flatMap((one) => [...brought(one)])]);
}

const files = globSync('**/*.module.css', { cwd: app }).sort();
const composing = files.flatMap((path) =>
  [...blocksOf(join(app, path))]
    .filter(([, block]) => block.composes.some(({ file }) => file !== join(app, path)))
    .map(([name, block]) => ({ what: `${path} .${name}`, block })),
);

test('there are classes that compose others', () => {
  expect(composing.length).toBeGreaterThan(10);
});

test.each(composing)('$what sets nothing that it composes', ({ block }) => {
  for (const one of block.composes) expect(clash(block.sets, brought(one)), one.name).toEqual([]);
});
