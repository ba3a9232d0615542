/**
 * Holds the house's walls: who may import whom, no cycles, raw IPC in one file each, files short enough to read,
 * every folder explained. Each failure names the rule, the file and what to do.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

type Room = 'text' | 'contract' | 'archive' | 'hosts' | 'main' | 'preload' | 'app' | 'pack';
interface Arrows {
  rooms: Room[];
  /** Rooms of which only types may be used. */
  types?: Room[];
  node: boolean;
  /** Libraries by name, or every one in `dependencies` (`shipped`), or every one (`any`: the page is bundled). */
  npm: string[] | 'shipped' | 'any';
}

/** The arrow table of electron/README.md. */
const arrows: Record<Room, Arrows> = {
  text: { rooms: [], node: false, npm: [] },
  contract: { rooms: [], types: ['text'], node: false, npm: ['zod', '@orpc/contract'] },
  archive: { rooms: ['contract', 'text'], node: true, npm: 'shipped' },
  hosts: { rooms: ['contract', 'archive'], node: true, npm: 'shipped' },
  main: { rooms: ['contract'], node: true, npm: ['electron'] },
  preload: { rooms: ['contract'], node: false, npm: ['electron'] },
  app: { rooms: ['contract', 'text'], node: false, npm: 'any' },
  pack: { rooms: ['text'], node: false, npm: ['lunr'] },
};
const folders: Record<Room, string> = {
  text: 'electron/text',
  contract: 'electron/contract',
  archive: 'electron/archive',
  hosts: 'electron/hosts',
  main: 'electron/main',
  preload: 'electron/preload',
  app: 'renderer/app',
  pack: 'renderer/pack',
};
/** Scripts that make something at development time; they are not part of the program that ships. */
const tools = /(^|\/)(build|generate|write-schema)[\w-]*\.ts$|\/tools\//;

interface Import {
  specifier: string;
  typeOnly: boolean;
  names: string[];
}
interface Source {
  path: string;
  room: Room;
  text: string;
  code: string;
  head: string;
  imports: Import[];
}

function listFiles(folder: string, pattern: RegExp): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.includes('node_modules/'))
    .sort();
}

function roomOf(path: string): Room | null {
  for (const [room, folder] of Object.entries(folders)) if (path.startsWith(`${folder}/`)) return room as Room;
  return null;
}

function readSource(path: string, room: Room): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const parsed = parseSync(path, text);
  const imports: Import[] = parsed.module.staticImports.map((statement) => ({
    specifier: statement.moduleRequest.value,
    typeOnly: statement.entries.length > 0 && statement.entries.every((entry) => entry.isType),
    names: statement.entries.map((entry) => entry.importName.name ?? '*'),
  }));
  for (const statement of parsed.module.staticExports) {
    for (const entry of statement.entries) {
      if (entry.moduleRequest === null) continue;
      imports.push({
        specifier: entry.moduleRequest.value,
        typeOnly: entry.isType,
        names: [entry.importName.name ?? '*'],
      });
    }
  }
  for (const request of parsed.module.dynamicImports) {
    const literal = /^['"`]([^'"`]+)['"`]$/.exec(text.slice(request.moduleRequest.start, request.moduleRequest.end));
    imports.push({ specifier: literal?.[1] ?? '<computed>', typeOnly: false, names: ['*'] });
  }
  new Visitor({
    TSImportType(node) {
      imports.push({ specifier: node.source.value, typeOnly: true, names: ['*'] });
    },
  }).visit(parsed.program);
  let code = text;
  for (const comment of [...parsed.comments].reverse()) {
    const blank = text.slice(comment.start, comment.end).replace(/[^\n]/g, ' ');
    code = code.slice(0, comment.start) + blank + code.slice(comment.end);
  }
  return { path, room, text, code, head: parsed.comments[0]?.value ?? '', imports };
}

const sources: Source[] = Object.entries(folders).flatMap(([room, folder]) =>
  listFiles(folder, /\.(ts|tsx|mts)$/).map((path) => readSource(path, room as Room)),
);
const byPath = new Map(sources.map((source) => [source.path, source]));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

function target(source: Source, specifier: string): string {
  return relative(root, resolve(root, dirname(source.path), specifier.split('?')[0] ?? specifier)).replaceAll(
    '\\',
    '/',
  );
}

/** The broken rule in a sentence, or nothing. */
function judge(source: Source, found: Import): string | null {
  const rule = arrows[source.room];
  const { specifier } = found;
  const broken = (why: string) => `${source.path} imports ${specifier}: ${why}`;
  if (specifier === '<computed>') return broken('import() needs a literal, so that this test can see it');
  if (specifier.startsWith('.')) {
    const path = target(source, specifier);
    const room = roomOf(path);
    if (room === source.room) return null;
    if (room === null) {
      // Words and pictures that the build takes in; code outside the rooms is nobody's.
      return path.startsWith('resources/') && source.room === 'app' ? null : broken('outside the rooms');
    }
    if (rule.rooms.includes(room)) {
      return source.room === 'preload' && path !== 'electron/contract/shell.ts'
        ? broken('preload may use contract/shell.ts only: a sandboxed preload cannot load libraries')
        : null;
    }
    if (rule.types?.includes(room))
      return found.typeOnly ? null : broken(`${source.room} may use types of ${room} only`);
    return broken(`${source.room} may import ${[...rule.rooms, ...(rule.types ?? [])].join(', ') || 'no other room'}`);
  }
  if (tools.test(source.path)) return null;
  const builtin = specifier.startsWith('node:') || builtinModules.includes(specifier);
  if (builtin) {
    if (!rule.node) return broken(`${source.room} may not use Node`);
    return specifier.startsWith('node:') ? null : broken('write node: before the name');
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (rule.npm === 'any') return name === 'electron' ? broken('the page knows no Electron') : null;
  if (rule.npm === 'shipped') {
    if (name === 'electron') return broken('only main and preload know Electron');
    return found.typeOnly || name in manifest.dependencies
      ? null
      : broken('not in "dependencies", so it would not ship');
  }
  const listed = rule.npm.includes(name) || rule.npm.includes(specifier);
  return listed ? null : broken(`${source.room} may use ${rule.npm.join(', ') || 'no libraries'} only`);
}

/** Every loop of imports between files, as a path that ends where it began. */
function cycles(): string[] {
  const found: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const walk = (path: string, trail: string[]) => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      return;
    }
    state.set(path, 'open');
    const source = byPath.get(path);
    for (const { specifier, typeOnly } of source?.imports ?? []) {
      if (source !== undefined && specifier.startsWith('.') && !typeOnly)
        walk(target(source, specifier), [...trail, path]);
    }
    state.set(path, 'done');
  };
  for (const source of sources) walk(source.path, []);
  return found;
}

describe('architecture', () => {
  test('there are sources in every room that this test reads', () => {
    expect(new Set(sources.map((source) => source.room))).toEqual(new Set(Object.keys(folders)));
  });

  test('arrows: every import goes where the table allows', () => {
    const broken = sources.flatMap((source) => source.imports.flatMap((found) => judge(source, found) ?? []));
    expect(broken).toEqual([]);
  });

  test('the arrow rules themselves refuse what they should', () => {
    const sample = (room: Room, specifier: string, typeOnly = false) =>
      judge(
        { path: `${folders[room]}/sample.ts`, room, text: '', code: '', head: '', imports: [] },
        { specifier, typeOnly, names: [] },
      );
    expect(sample('text', 'node:fs')).toContain('may not use Node');
    expect(sample('text', '../contract/index.ts')).toContain('no other room');
    expect(sample('contract', '../text/index.ts')).toContain('types of text only');
    expect(sample('contract', '../text/index.ts', true)).toBeNull();
    expect(sample('main', '../archive/archive.ts')).toContain('main may import contract');
    expect(sample('archive', 'electron')).toContain('only main and preload');
    expect(sample('archive', 'vite')).toContain('would not ship');
    expect(sample('archive', 'fs')).toContain('node:');
    expect(sample('preload', '../contract/index.ts')).toContain('shell.ts only');
    expect(sample('app', '../../electron/archive/router.ts')).toContain('app may import');
    expect(sample('pack', 'marked')).toContain('lunr only');
  });

  test('no file imports itself by a detour', () => {
    expect(cycles()).toEqual([]);
  });

  test('raw ipcMain and ipcRenderer each in their one file', () => {
    const strays = sources.flatMap(({ path, code }) => {
      const names: string[] = [];
      if (/\bipcMain\b/.test(code) && path !== 'electron/main/ipc.ts')
        names.push(`${path}: ipcMain belongs in electron/main/ipc.ts`);
      if (/\bipcRenderer\b/.test(code) && path !== 'electron/preload/index.ts') {
        names.push(`${path}: ipcRenderer belongs in electron/preload/index.ts`);
      }
      return names;
    });
    expect(strays).toEqual([]);
  });

  test('every worker that the archive starts is an entry of the build', () => {
    const config = readFileSync(join(root, 'electron.vite.config.ts'), 'utf8');
    const started = sources.flatMap((source) =>
      [...source.code.matchAll(/\bworkerUrl\(\s*import\.meta\.url,\s*'([^']+)',\s*'([^']+)'/g)].map(
        ([, path = '', name = '']) => `'${name}': '${target(source, path)}'`,
      ),
    );
    expect(started.length).toBeGreaterThan(0);
    expect(started.filter((entry) => !config.includes(entry))).toEqual([]);
  });

  test('files stay within 300 lines, or say at their head why not ("Long because …")', () => {
    const paths = ['electron', 'renderer', 'tests'].flatMap((folder) => listFiles(folder, /\.(ts|tsx|mts|css)$/));
    const long = paths.flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const lines = text.trimEnd().split('\n').length;
      const head = /^(?:#!.*\n)?\s*\/\*[\s\S]*?\*\//.exec(text)?.[0] ?? '';
      return lines > 300 && !head.includes('Long because') ? [`${path}: ${lines} lines`] : [];
    });
    expect(long).toEqual([]);
  });

  test('every file says first why it exists', () => {
    const silent = sources.filter(({ text }) => !/^(?:#!.*\n)?\s*(?:\/\*\*|\/\/\/ <reference)/.test(text));
    expect(silent.map(({ path }) => `${path}: begins without a paragraph on why it exists`)).toEqual([]);
  });

  test('every folder has a README or is named in the README above it', () => {
    const all = ['electron', 'renderer'].flatMap((top) => [
      top,
      ...readdirSync(join(root, top), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
    ]);
    const unexplained = all.filter((folder) => {
      if (existsSync(join(root, folder, 'README.md'))) return false;
      for (let above = dirname(folder); above !== '.'; above = dirname(above)) {
        const readme = join(root, above, 'README.md');
        if (existsSync(readme)) return !readFileSync(readme, 'utf8').includes(`${folder.split('/').at(-1)}/`);
      }
      return true;
    });
    expect(unexplained.map((folder) => `${folder}: no README.md, and not named in the one above it`)).toEqual([]);
  });
});
