/** The small parts of the hosts: Node check, folders, terminal columns, CSV, policy hashes, names of downloads. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../electron/contract/shell.ts';
import { hasDisplay, openInBrowser } from '../../../electron/hosts/browser.ts';
import { csv } from '../../../electron/hosts/cli/csv.ts';
import { columns, emphasise, oneLine, pad, table, tame } from '../../../electron/hosts/cli/output.ts';
import { loopbackAddress, NotLoopback } from '../../../electron/hosts/loopback.ts';
import { nodeComplaint } from '../../../electron/hosts/node-version.ts';
import { pageFolder } from '../../../electron/hosts/page-folder.ts';
import { needsBuild } from '../../../electron/hosts/start/build.ts';
import { fetchRuntime, findRuntime, noDesktop, runDesktop } from '../../../electron/hosts/start/electron-runtime.ts';

const root = join(import.meta.dirname, '../../..');

function temporary(): string {
  return mkdtempSync(join(tmpdir(), 'exchange-archive-parts-'));
}

function put(folder: string, path: string, text = ''): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe('Node check', () => {
  test.each(['20.20.2', '18.0.0', '21.9.9'])('%s gets a sentence in both languages', (version) => {
    expect(nodeComplaint(version)).toContain(version);
    expect(nodeComplaint(version)).toMatch(/交流档案需要 Node 22[\s\S]*needs Node 22/);
  });
  test.each(['22.0.0', '24.21.0', '30.1.0'])('%s is fine', (version) => expect(nodeComplaint(version)).toBeNull());
});

describe('terminal', () => {
  test.each([
    ['高淳', 4],
    ['abc', 3],
    ['票决A１', 7],
    ['、。（）“”', 10],
    ['e\u0301', 1],
    ['', 0],
    ['𠮷', 2],
  ])('%s takes its columns', (text, width) => expect(columns(text)).toBe(width));

  test('columns line up whatever the script', () => {
    const rows = table([
      ['高淳', 'x'],
      ['a', 'y'],
      ['上海市', 'z'],
    ]).split('\n');
    expect(new Set(rows.map((row) => columns(row.slice(0, -1))))).toEqual(new Set([8]));
    expect(pad('票', 5)).toBe('票   ');
  });

  test('a document cannot move the cursor, recolour or reverse the terminal', () => {
    expect(tame('a\u001b[2Jb\u009bc\u202ed\r')).toBe('a�[2Jb�c�d�');
    expect(oneLine('一\n 二\t三')).toBe('一 二 三');
    expect(emphasise('甲票决乙', [[1, 3]], true)).toBe('甲\u001b[1;31m票决\u001b[0m乙');
    expect(emphasise('甲票决乙', [[1, 3]], false)).toBe('甲票决乙');
  });
});

describe('CSV', () => {
  test('opens right: byte order mark, CRLF, quotes doubled', () => {
    expect(
      csv([
        ['甲', 'a"b'],
        ['一,二', '行\n行'],
      ]),
    ).toBe('\uFEFF甲,"a""b"\r\n"一,二","行\n行"\r\n');
  });
  test.each(['=cmd()', '+1', '-1', '@SUM', '\tx', '\rx', '＝1', '－1'])('%j is text, not a formula', (value) => {
    expect(csv([[value]])).toContain("'");
  });
});

describe('where things are', () => {
  test('the built page is found from the source tree and from chunks', () => {
    const folder = temporary();
    put(folder, 'out/renderer/index.html');
    for (const from of ['electron/hosts', 'out/main', 'out/main/chunks']) {
      expect(pageFolder(join(folder, from))).toBe(join(folder, 'out/renderer'));
    }
    rmSync(folder, { recursive: true });
    expect(pageFolder(join(folder, 'electron/hosts'))).toBeNull();
  });

  test('a build is needed when it is missing, incomplete or older than a source', () => {
    const folder = temporary();
    const source = put(folder, 'electron/a/b.ts');
    expect(needsBuild(folder)).toBe(true);
    const names = ['out/main/index.js', 'out/main/cli.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
    const built = names.map((name) => put(folder, name));
    utimesSync(source, 1000, 1000);
    for (const file of built) utimesSync(file, 2000, 2000);
    expect(needsBuild(folder)).toBe(false);
    utimesSync(source, 3000, 3000);
    expect(needsBuild(folder)).toBe(true);
    utimesSync(source, 1000, 1000);
    rmSync(built[2] ?? '');
    expect(needsBuild(folder)).toBe(true);
    rmSync(folder, { recursive: true });
  });

  test('Electron counts as there only when its executable is', () => {
    const folder = temporary();
    expect(findRuntime(folder)).toBeNull();
    put(folder, 'node_modules/electron/path.txt', 'electron');
    expect(findRuntime(folder)).toBeNull();
    const file = put(folder, 'node_modules/electron/dist/electron');
    expect(findRuntime(folder, {})).toBe(file);
    expect(findRuntime(folder, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'elsewhere') })).toBeNull();
    rmSync(folder, { recursive: true });
  });

  test('no download is tried where nothing answers, and the sentence says so', async () => {
    const folder = temporary();
    expect(await fetchRuntime(folder, {})).toMatchObject({ reason: expect.stringContaining('没有安装') });
    put(folder, 'node_modules/electron/install.js', 'process.exit(0)');
    const closed = { ELECTRON_MIRROR: 'http://127.0.0.1:9/' };
    expect(await fetchRuntime(folder, closed)).toMatchObject({ reason: expect.stringContaining('连不上 127.0.0.1') });
    expect(await fetchRuntime(folder, { ELECTRON_MIRROR: 'x' })).toMatchObject({
      reason: expect.stringContaining('不是网址'),
    });
    rmSync(folder, { recursive: true });
  });

  test('a desktop that fails at once is a reason; one that ends well is an exit code', async () => {
    const folder = temporary();
    put(folder, 'bad/index.js', 'process.exit(7)');
    put(folder, 'good/index.js', 'process.exit(0)');
    const failed = await runDesktop(process.execPath, join(folder, 'bad'), process.env);
    expect(failed).toMatchObject({ reason: expect.stringContaining('退出码 7') });
    expect(await runDesktop(process.execPath, join(folder, 'good'), process.env)).toBe(0);
    expect(await runDesktop(join(folder, 'nothing'), folder, process.env)).toMatchObject({
      reason: expect.any(String),
    });
    rmSync(folder, { recursive: true });
  });

  test('a display is X11 or Wayland on Linux', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'win32')).toBe(true);
    expect(noDesktop(false, 1000)?.reason).toContain('图形界面');
    expect(noDesktop(true, 0)?.reason).toContain('root');
    expect(noDesktop(true, 1000)).toBeNull();
  });

  test('a machine without an opener is an answer, not a crash', async () => {
    const { PATH } = process.env;
    process.env['PATH'] = '';
    expect(await openInBrowser('http://127.0.0.1:1/', 'linux')).toBe(false);
    process.env['PATH'] = PATH;
  });

  test('only loopback is listened on', () => {
    expect(['127.0.0.1', 'localhost', '::1'].map(loopbackAddress)).toEqual(['127.0.0.1', '127.0.0.1', '::1']);
    for (const host of ['0.0.0.0', '::', '192.168.1.5', 'example.org', '', '127.0.0.1.example.org']) {
      expect(() => loopbackAddress(host), host).toThrow(NotLoopback);
    }
  });
});

describe('content security policy', () => {
  test('allows no unsafe source anywhere', () => expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:/));

  test.each(['interactions/usePress', 'overlays/usePreventScroll'])(
    "the style that react-aria's %s adds is the one that is allowed",
    (module) => {
      const code = readFileSync(join(root, `node_modules/react-aria/dist/private/${module}.mjs`), 'utf8');
      const template = /style\.textContent = `([\s\S]*?)`/.exec(code)?.[1] ?? '';
      const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(code)?.[1] ?? '';
      const style = template.replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, attribute).trim();
      expect(style).toContain('@layer');
      const hash = createHash('sha256').update(style).digest('base64');
      expect(contentSecurityPolicy).toContain(`'sha256-${hash}'`);
    },
  );
});
