/** What the page gets to see of the desktop, and that nothing more comes through. */
import { beforeEach, expect, test, vi } from 'vitest';
import { type ShellBridge, shellChannels } from '../../../electron/contract/shell.ts';

const seen = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  sent: [] as unknown[][],
  listeners: new Map<string, (...args: unknown[]) => void>(),
  posted: [] as unknown[][],
}));
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => seen.exposed.set(name, value) },
  ipcRenderer: {
    send: (...args: unknown[]) => seen.sent.push(args),
    invoke: async (...args: unknown[]) => seen.sent.push(args),
    on: (channel: string, listener: (...args: unknown[]) => void) => seen.listeners.set(channel, listener),
  },
  webUtils: { getPathForFile: (file: { at?: string }) => file.at ?? '' },
}));
vi.stubGlobal('window', {
  location: { origin: 'app://archive' },
  postMessage: (...args: unknown[]) => seen.posted.push(args),
});
await import('../../../electron/preload/index.ts');
const bridge = seen.exposed.get('exchangeArchive') as ShellBridge;

beforeEach(() => {
  seen.sent.length = 0;
  seen.posted.length = 0;
});

test('one object, with exactly the documented members', () => {
  expect([...seen.exposed.keys()]).toEqual(['exchangeArchive']);
  const members = ['chooseFiles', 'connect', 'openExternal', 'platform', 'saveExport', 'showSaved', 'stageFiles'];
  expect(Object.keys(bridge).sort()).toEqual(members);
});

test('a port arrives with its nonce, to our own origin only', () => {
  bridge.connect('nonce-1');
  expect(seen.sent).toEqual([[shellChannels.port, 'nonce-1']]);
  const port = {};
  seen.listeners.get(shellChannels.port)?.({ ports: [port] }, 'nonce-1');
  expect(seen.posted).toEqual([[{ type: 'exchange-archive:port', nonce: 'nonce-1' }, 'app://archive', [port]]]);
});

test('dropped files go to main with their paths; files without one are left out', async () => {
  const files = [{ name: 'a.docx', at: '/x/a.docx' }, { name: 'made-by-the-page.txt' }] as unknown as File[];
  await bridge.stageFiles(files);
  expect(seen.sent).toEqual([[shellChannels.stagePaths, [{ path: '/x/a.docx', name: 'a.docx' }]]]);
});

test('calls carry plain text whatever the page passes', async () => {
  const odd = { toString: () => 'text' } as unknown as string;
  await bridge.saveExport(odd);
  await bridge.showSaved(odd);
  await bridge.openExternal(odd);
  await bridge.chooseFiles('/etc' as 'files');
  expect(seen.sent).toEqual([
    [shellChannels.saveExport, 'text'],
    [shellChannels.showSaved, 'text'],
    [shellChannels.openExternal, 'text'],
    [shellChannels.chooseFiles, 'files'],
  ]);
});

test('notices and commands keep their type whatever their content', () => {
  seen.listeners.get(shellChannels.notice)?.({}, { type: 'exchange-archive:port', notice: 'archive-restarted' });
  seen.listeners.get(shellChannels.command)?.({}, 'search');
  expect(seen.posted).toEqual([
    [{ type: 'exchange-archive:notice', notice: 'archive-restarted' }, 'app://archive', []],
    [{ type: 'exchange-archive:command', command: 'search' }, 'app://archive', []],
  ]);
});
