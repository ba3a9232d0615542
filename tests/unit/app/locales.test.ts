/** Both languages say the same things, and every class a component names is in its style sheet. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const app = join(root, 'renderer', 'app');

function words(language: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') found.set(path, value);
    else for (const [key, inner] of Object.entries(value as object)) walk(inner, path === '' ? key : `${path}.${key}`);
  };
  walk(JSON.parse(readFileSync(join(root, 'resources', 'locales', `${language}.json`), 'utf8')), '');
  return found;
}

const zh = words('zh-CN');
const en = words('en');
const sources = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(app, path), 'utf8') }));

test('the same keys in both languages, the same values inside', () => {
  // English says one thing otherwise than several; Chinese does not.
  const common = [...en.keys()].filter((key) => !key.endsWith('_one'));
  expect(common.sort()).toEqual([...zh.keys()].sort());
  const values = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
  const unequal = [...zh]
    .filter(([key, text]) =>
      values(text).some((value) => !['{{count}}', '{{shown}}'].includes(value) && !en.get(key)?.includes(value)),
    )
    .map(([key]) => key);
  expect(unequal).toEqual([]);
});

test('one thing is told in the singular, and every singular belongs to a sentence', () => {
  const ones = [...en.keys()].filter((key) => key.endsWith('_one'));
  expect(ones.filter((key) => !en.get(key.slice(0, -4))?.includes('{{count}}'))).toEqual([]);
  // A number before a word in the plural; `{{count}} more` and `Results: {{count}}` are right for one, too.
  const plural = [...en].filter(
    ([key, text]) => !ones.includes(key) && /^\{\{count\}\} \w+s\b/.test(text) && !en.has(`${key}_one`),
  );
  expect(plural).toEqual([]);
});

test('Chinese sentences carry Chinese punctuation', () => {
  const wrong = [...zh].filter(([, text]) => /[\p{Script=Han}][,;:?!](?!\w)|[\p{Script=Han}]\.(?:$|\s)/u.test(text));
  expect(wrong).toEqual([]);
});

test('every key is used somewhere', () => {
  const all = sources.map((source) => source.text).join('\n');
  const prefixes = [...all.matchAll(/`([\w.]+\.)\$\{/g)].map((match) => match[1] ?? '');
  const unused = [...zh.keys()].filter((key) => {
    if (all.includes(`'${key}'`) || all.includes(`"${key}"`)) return false;
    return !prefixes.some((prefix) => key.startsWith(prefix));
  });
  expect(unused).toEqual([]);
});

test('every class that a component names is in its style sheet', () => {
  const missing = sources.flatMap(({ path, text }) => {
    const sheet = /import styles from '(\.\/[\w-]+\.module\.css)'/.exec(text)?.[1];
    if (sheet === undefined) return [];
    const file = join(dirname(join(app, path)), sheet);
    if (!existsSync(file)) return [`${path}: ${sheet}`];
    const known = new Set([...readFileSync(file, 'utf8').matchAll(/\.([a-zA-Z][\w-]*)/g)].map((match) => match[1]));
    const named = [...text.matchAll(/\bc\(([^()]*)\)/g)].flatMap((call) =>
      [...(call[1] ?? '').matchAll(/(?:^|,|&&|\?|:)\s*'([\w-]+)'/g)].map((match) => match[1] ?? ''),
    );
    return [...new Set(named)].filter((name) => !known.has(name)).map((name) => `${path}: ${name}`);
  });
  expect(missing).toEqual([]);
});
