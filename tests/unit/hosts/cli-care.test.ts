/** Records, packs and care on the command line, and the program's own manners. Runs the real program. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { readReference } from '../../../electron/hosts/cli/pack.ts';
import { defaultFolder } from '../../../electron/hosts/open.ts';
import { ask, begin, command, finish, records, root, sample } from './command.ts';

const { folder, dir, at, remove } = await sample();
beforeAll(async () => {
  expect((await command(at('import', join(folder, 'in', 'records.jsonl')))).code).toBe(0);
});
afterAll(remove);

describe('records', () => {
  test('show prints the whole record, to people and to programs', async () => {
    const { out } = await command(at('show', 'vote', '--json'));
    expect(JSON.parse(out)).toMatchObject({ id: 'vote', text: records[0]?.text, figures: [{ value: 12, unit: '个' }] });
    const shown = (await command(at('show', 'vote'))).out;
    for (const part of ['民生实事项目票决制', '某区人大常委会主任', '票决项目', records[0]?.text])
      expect(shown).toContain(part);
  });

  test('list, with a limit', async () => {
    const { out } = await command(at('list', '--limit', '1', '--json'));
    expect(JSON.parse(out)).toMatchObject({ total: 2, records: [{ id: expect.any(String) }] });
    expect((await command(at('list'))).out).toContain('共 2 条');
  });

  test('a record that is not there: exit 3, a sentence; with --json an object, on stderr', async () => {
    const human = await command(at('show', 'nothing'));
    expect([human.code, human.out]).toEqual([3, '']);
    expect(human.err).toMatch(/没有找到/);
    const json = await command(at('show', 'nothing', '--json'));
    expect([json.code, json.out]).toEqual([3, '']);
    expect(JSON.parse(json.err)).toEqual({ error: { code: 'NOT_FOUND', message: expect.any(String) } });
    expect((await command(at('show', 'nothing', '--lang', 'en'))).err).toMatch(/not found/i);
  });
});

describe('packs', () => {
  test('create, add, list, export in two formats, never over what is there', async () => {
    expect((await command(at('pack', 'create', '测试汇编'))).code).toBe(0);
    const added = await command(at('pack', 'add', '测试汇编', 'vote:0-9', 'contact', '--json'));
    expect(JSON.parse(added.out).items).toMatchObject([
      { type: 'excerpt', quote: records[0]?.text.slice(0, 9) },
      { type: 'record' },
    ]);
    expect((await command(at('pack', 'list'))).out).toContain('测试汇编');
    const out = join(folder, 'exports');
    for (let i = 0; i < 2; i++) {
      const made = await command(at('pack', 'export', '测试汇编', '--format', 'html,docx', '--out', out, '--json'));
      // A slow machine sees how far it is.
      expect(made.err.replace(/^\d\/\d .*\n/gm, '')).toBe('');
      expect(JSON.parse(made.out)).toMatchObject({ formats: ['html', 'docx'], folder: true, quotations: 1 });
    }
    expect(readdirSync(out).sort()).toEqual(['测试汇编', '测试汇编 (2)']);
    expect(readdirSync(join(out, '测试汇编')).sort()).toEqual(['manifest.json', '测试汇编.docx', '网页']);
    expect((await command(at('pack', 'export', '没有的', '--out', out))).code).toBe(3);
    expect((await command(at('pack', 'export', '测试汇编', '--format', 'pdfx', '--out', out))).code).toBe(2);
  });

  test('a template with its cover; training material states course, audience and hours', async () => {
    const handbook = ['pack', 'create', '培训资料', '--template', 'handbook'] as const;
    const refused = await command(at(...handbook, '--cover', 'course=预算审查'));
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('audience=')]);
    expect((await command(at(...handbook, '--cover', 'title=甲'))).code).toBe(2);
    expect((await command(at('pack', 'create', '甲', '--template', 'letter'))).code).toBe(2);
    const fields = ['course=预算审查', 'audience=基层代表', 'hours=4'];
    const made = await command(at(...handbook, '--json', '--cover', ...fields));
    expect(JSON.parse(made.out)).toMatchObject({ template: 'handbook', cover: { course: '预算审查', hours: '4' } });
  });

  test('a range is part of the reference, ids may hold colons', () => {
    expect(readReference('a')).toEqual({ recordId: 'a' });
    expect(readReference('a:3-9')).toEqual({ recordId: 'a', start: 3, end: 9 });
    expect(readReference('urn:x:3-9')).toEqual({ recordId: 'urn:x', start: 3, end: 9 });
    expect(readReference('urn:x')).toEqual({ recordId: 'urn:x' });
    expect(() => readReference('a:9-3')).toThrow();
  });
});

describe('care', () => {
  test('stats, backup, verify; a flipped bit is found: exit 5', async () => {
    expect((await command(at('stats'))).out).toMatch(/资料\s+2/);
    expect((await command(at('backup'))).code).toBe(0);
    expect((await command(at('verify'))).code).toBe(0);
    const originals = join(dir, 'originals');
    const file = readdirSync(originals, { recursive: true, withFileTypes: true }).find((entry) => entry.isFile());
    const path = join(file?.parentPath ?? '', file?.name ?? '');
    chmodSync(path, 0o600);
    const bytes = readFileSync(path);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const { code, out } = await command(at('verify', '--json'));
    expect(code).toBe(5);
    expect(JSON.parse(out)).toMatchObject({ ok: false, problems: [{ kind: 'original-changed' }] });
  });

  test('backups within one second, and after one that was killed', async () => {
    const half = join(dir, 'backups', '.2026-01-01T000000Z.part');
    mkdirSync(half, { recursive: true });
    const names: string[] = [];
    for (let i = 0; i < 3; i++) names.push(JSON.parse((await ask(at('backup', '--json'))).out).name);
    expect(new Set(names).size).toBe(3);
    expect(readdirSync(join(dir, 'backups'))).not.toContain('.2026-01-01T000000Z.part');
  });

  test('a catalogue that is gone is told, and no empty one takes its place', async () => {
    const file = join(dir, 'archive.sqlite');
    renameSync(file, `${file}.away`);
    for (const verb of [['list'], ['import', join(folder, 'in', 'records.jsonl')], ['init']]) {
      const refused = await ask(at(...verb, '--json'));
      expect([refused.code, JSON.parse(refused.err).error.code]).toEqual([1, 'DAMAGED']);
    }
    expect(readdirSync(dir)).not.toContain('archive.sqlite');
    renameSync(`${file}.away`, file);
    expect((await ask(at('list'))).code).toBe(0);
  });

  test('no archive: exit 3 and how to make one; init twice is harmless', async () => {
    const nowhere = join(folder, 'nowhere');
    const { code, err } = await command(['stats', '--archive', nowhere]);
    expect([code, err.includes('init')]).toEqual([3, true]);
    const again = await command(at('init', '--json'));
    expect([again.code, JSON.parse(again.out)]).toMatchObject([0, { created: false, records: 2 }]);
    expect((await command(['init', '--archive', join(folder, 'in')])).code).toBe(3);
  });
});

describe('the program', () => {
  test('help names every verb and every exit code; a wrong verb is exit 2', async () => {
    const { code, out } = await command(['--help']);
    expect(code).toBe(0);
    const verbs = ['init', 'import', 'search', 'show', 'list', 'pack', 'verify', 'backup', 'stats', 'serve'];
    for (const verb of [...verbs, '130']) expect(out).toContain(verb);
    expect((await command(['nonsense'])).code).toBe(2);
    expect((await command(['search', 'x', '--bad', '--json'])).err).toMatch(/^\{"error":\{"code":"USAGE"/);
  });

  test('a wrong value of an option is said, never taken for another one', async () => {
    for (const wrong of [
      ['search', '代表', '--sort', '日期'],
      ['search', '代表', '--mode', 'exact'],
      ['list', '--lang', 'fr'],
    ]) {
      const { code, out, err } = await ask(at(...wrong));
      expect([code, out, err]).toEqual([2, '', expect.stringContaining('只能是')]);
    }
  });

  test('an error is in the language asked for, however it was asked, and names what is not there', async () => {
    for (const en of [['--lang', 'en'], ['--lang=en']])
      expect((await ask(at('show', 'nothing-here', ...en))).err).toMatch(/^Not found: nothing-here\./);
    expect((await ask(at('show', 'en'))).err).toMatch(/^没有找到：en。.*list/);
    expect((await ask(at('pack', 'export', '测试汇编', '--format', 'en', '--lang', 'zh'))).err).toMatch(/没有这种格式/);
  });

  test('with --json stderr is one object, also when the verb was left out', async () => {
    for (const args of [['--json'], ['pack', '--json'], ['handover', '--json'], ['nonsense', '--json']]) {
      const { code, out, err } = await ask(args);
      expect([code, out, JSON.parse(err).error.code]).toEqual([2, '', 'USAGE']);
    }
  });

  test.runIf(process.platform === 'linux')('results that cannot be written are a failure with a sentence', async () => {
    const child = spawn(process.execPath, [join(root, 'electron/hosts/cli.ts'), ...at('list', '--lang', 'en')], {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    let err = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const [code] = await once(child, 'close');
    expect([code, err]).toEqual([1, expect.stringMatching(/^Cannot write to stdout: the disk is full\.[^\n]*\n$/)]);
  });

  test('a reader that closes early is no error', async () => {
    const child = begin(at('list', '--json'));
    child.stdout.destroy();
    const { code, err } = await finish(child);
    expect([code, err]).toEqual([0, '']);
  });

  test('the default folder is the one of the system, or the one that was named', () => {
    expect(defaultFolder({ EXCHANGE_ARCHIVE_DIR: '/a/b' }, 'linux')).toBe('/a/b');
    expect(defaultFolder({ XDG_DATA_HOME: '/d' }, 'linux')).toBe('/d/Exchange Archive');
    expect(defaultFolder({}, 'linux')).toMatch(/\.local\/share\/Exchange Archive$/);
    expect(defaultFolder({}, 'darwin')).toMatch(/Library\/Application Support\/Exchange Archive$/);
    expect(defaultFolder({ APPDATA: '/r' }, 'win32')).toBe('/r/Exchange Archive');
  });

  test('one writer: while one imports another is refused with exit 4, readers are not', async () => {
    const archive = await openArchive({ dir, mode: 'write' });
    const blocked = await command(at('import', join(folder, 'in', 'records.jsonl'), '--json'));
    expect([blocked.code, JSON.parse(blocked.err).error.code]).toEqual([4, 'LOCKED']);
    expect((await command(at('search', '代表'))).code).toBe(0);
    const backup = await ask(at('backup', '--json'));
    expect([backup.code, JSON.parse(backup.err).error.code]).toEqual([4, 'LOCKED']);
    await archive.close();
  });
});
