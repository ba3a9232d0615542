/** How pages meet the archive process: port hand-over, sender check, restarts, errors as data. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { shellChannels } from '../../../electron/contract/shell.ts';
import { type FakeChild, FakeContents, FakePort, FakeWindow } from './electron-double.ts';

const double = await vi.hoisted(async () => (await import('./electron-double.ts')).electronDouble());
vi.mock('electron', () => double.module);
const { ArchiveHost } = await import('../../../electron/main/archive-host.ts');
const ipc = await import('../../../electron/main/ipc.ts');

function newHost() {
  double.children.length = 0;
  const opened = vi.fn();
  const failed = vi.fn();
  const host = new ArchiveHost({ script: '/archive-process.js', dir: '/a', events: { opened, failed } });
  host.start();
  return { host, opened, failed, child: (at = -1) => double.children.at(at) as FakeChild };
}

/** A call as Electron would deliver it: from our page, unless the test says otherwise. */
function callFrom(change: { url?: string; subframe?: boolean; closed?: boolean; noFrame?: boolean } = {}) {
  const window = new FakeWindow();
  const contents = window.webContents;
  if (change.url !== undefined) contents.mainFrame.url = change.url;
  const senderFrame = change.noFrame
    ? null
    : change.subframe
      ? { url: 'app://archive/index.html' }
      : contents.mainFrame;
  if (change.closed) FakeWindow.all.length = 0;
  return { event: { sender: contents, senderFrame }, contents, window };
}

beforeEach(() => {
  FakeWindow.all.length = 0;
});

describe('archive process', () => {
  test('is told to open the folder at once', () => {
    const { child } = newHost();
    expect(child().sent[0]?.message).toEqual({ type: 'open', dir: '/a', starter: true });
  });

  test('gets one end of a fresh channel, the caller gets the other', () => {
    const { host, child } = newHost();
    const first = host.connect();
    const second = host.connect();
    const given = child()
      .sent.filter(({ message }) => message.type === 'port')
      .map(({ ports }) => ports[0]);
    expect(given).toHaveLength(2);
    expect(new Set([...given, first, second]).size).toBe(4);
  });

  test('answers are matched by number, refusals keep their code', async () => {
    const { host, child } = newHost();
    const staged = host.stage([{ path: '/x/甲.docx', name: '甲.docx' }]);
    const taken = host.takeExport('t');
    const [, stage, take] = child().sent.map(({ message }) => message);
    child().emit('message', { type: 'refused', requestId: take?.requestId, code: 'NOT_FOUND', message: 'gone' });
    child().emit('message', {
      type: 'staged',
      requestId: stage?.requestId,
      sources: [{ ticket: '1', name: '甲.docx' }],
    });
    expect(await staged).toEqual([{ ticket: '1', name: '甲.docx' }]);
    await expect(taken).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is started again when it dies; calls under way are refused; the page is told', async () => {
    const { host, child, opened } = newHost();
    child().emit('message', { type: 'opened', dir: '/a', writable: true });
    const pending = host.stage([{ path: '/x', name: 'x' }]);
    child().emit('exit', 139);
    await expect(pending).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(double.children).toHaveLength(2);
    child().emit('message', { type: 'opened', dir: '/a', writable: true });
    expect(opened.mock.calls.map(([report]) => report.again)).toEqual([false, true]);
  });

  test('is not started for ever when it keeps dying', async () => {
    const { host, child, failed } = newHost();
    for (let i = 0; i < 20; i++) child().emit('exit', 1);
    expect(double.children).toHaveLength(5);
    expect(failed).toHaveBeenCalledTimes(1);
    expect(host.failure?.code).toBe('INTERNAL');
    await expect(host.stage([{ path: '/x', name: 'x' }])).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  test('is closed politely, and not restarted then', async () => {
    const { host, child } = newHost();
    const closing = host.close();
    expect(child().sent.at(-1)?.message).toEqual({ type: 'close' });
    child().emit('exit', 0);
    await closing;
    expect(double.children).toHaveLength(1);
    expect(child().killed).toBe(false);
  });

  test('is ended after five seconds when it does not close', async () => {
    vi.useFakeTimers();
    const { host, child } = newHost();
    const closing = host.close();
    vi.advanceTimersByTime(5_000);
    await closing;
    expect(child().killed).toBe(true);
    vi.useRealTimers();
  });
});

describe('the page calls', () => {
  const port = new FakePort();
  const host = {
    failure: null as { code: 'DAMAGED'; params: Record<string, string> } | null,
    connect: vi.fn(() => port as never),
    stage: vi.fn(async (sources: { path: string; name: string }[]) =>
      sources.map(({ name }) => ({ ticket: 't', name })),
    ),
    takeExport: vi.fn(),
  };
  ipc.answerPage(host);
  const call = (channel: string, event: unknown, ...args: unknown[]) =>
    Promise.resolve().then(() => (double.ipc.handle.get(channel) ?? double.ipc.on.get(channel))?.(event, ...args));

  beforeEach(() => vi.clearAllMocks());

  test('a port goes to the frame that asked, with its nonce', async () => {
    const { event, contents } = callFrom();
    await call(shellChannels.port, event, 'nonce-0001');
    expect(contents.mainFrame.posted).toEqual([{ channel: shellChannels.port, message: 'nonce-0001', ports: [port] }]);
  });

  test('a page that comes after the archive failed to open is told why', async () => {
    const { event, contents } = callFrom();
    host.failure = { code: 'DAMAGED', params: {} };
    await call(shellChannels.port, event, 'nonce-0001');
    host.failure = null;
    const payload = { notice: 'archive-failed', code: 'DAMAGED' };
    expect(contents.sentToPage).toEqual([{ channel: shellChannels.notice, payload }]);
  });

  const strangers = {
    'another site': { url: 'https://example.org/' },
    'a look-alike': { url: 'app://archive.example.org/index.html' },
    'a subframe': { subframe: true },
    'a frame that is gone': { noFrame: true },
    'a window that is gone': { closed: true },
  };
  test.each(Object.entries(strangers))('%s is refused with a code on every channel', async (_name, change) => {
    const { notice: _notice, command: _command, ...calls } = shellChannels;
    for (const channel of Object.values(calls)) {
      const { event } = callFrom(change);
      await expect(call(channel, event, 'nonce-0001'), channel).rejects.toMatchObject({ code: 'REFUSED_SENDER' });
    }
    expect(host.connect).not.toHaveBeenCalled();
    expect(host.stage).not.toHaveBeenCalled();
  });

  test('every channel that the preload knows is answered', () => {
    const { notice: _notice, command: _command, ...calls } = shellChannels;
    expect([...double.ipc.on.keys(), ...double.ipc.handle.keys()].sort()).toEqual(Object.values(calls).sort());
  });

  test('malformed arguments are refused before the archive sees them', async () => {
    for (const bad of [
      null,
      'x',
      [{ path: '', name: 'x' }],
      [{ path: 1, name: 'x' }],
      [{ name: 'x' }],
      { length: 1 },
    ]) {
      await expect(call(shellChannels.stagePaths, callFrom().event, bad)).rejects.toMatchObject({ code: 'BAD_CALL' });
    }
    for (const bad of [null, '', 'x'.repeat(65), 7]) {
      await expect(call(shellChannels.port, callFrom().event, bad)).rejects.toMatchObject({ code: 'BAD_CALL' });
    }
    for (const channel of [shellChannels.saveExport, shellChannels.showSaved])
      await expect(call(channel, callFrom().event, ''), channel).rejects.toMatchObject({ code: 'BAD_CALL' });
    expect(host.stage).not.toHaveBeenCalled();
    expect(host.connect).not.toHaveBeenCalled();
  });

  test('chosen files become tickets, paths stay here', async () => {
    double.answers.open = { canceled: false, filePaths: ['/home/资料/报告.docx'] };
    const answer = await call(shellChannels.chooseFiles, callFrom().event, 'files');
    expect(answer).toEqual([{ ticket: 't', name: '报告.docx' }]);
    expect(JSON.stringify(answer)).not.toContain('/home');
    double.answers.open = { canceled: true, filePaths: [] };
    expect(await call(shellChannels.chooseFiles, callFrom().event, 'files')).toEqual([]);
  });

  test('an export is copied where the person says, never over a folder that is there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'exchange-archive-save-'));
    writeFileSync(join(folder, 'made.docx'), 'docx');
    host.takeExport.mockResolvedValue({ path: join(folder, 'made.docx'), name: '汇编.docx', folder: false });
    double.answers.save = { canceled: true, filePath: '' };
    expect(await call(shellChannels.saveExport, callFrom().event, 't')).toEqual({ saved: false, name: '汇编.docx' });
    double.answers.save = { canceled: false, filePath: join(folder, 'out.docx') };
    expect(await call(shellChannels.saveExport, callFrom().event, 't')).toEqual({ saved: true, name: 'out.docx' });
    expect(readFileSync(join(folder, 'out.docx'), 'utf8')).toBe('docx');
    host.takeExport.mockResolvedValue({ path: join(folder, 'made.docx'), name: 'out.docx', folder: true });
    double.answers.open = { canceled: false, filePaths: [folder] };
    expect(await call(shellChannels.saveExport, callFrom().event, 't')).toEqual({
      saved: false,
      name: 'out.docx',
      failure: 'exists',
    });
    expect(readFileSync(join(folder, 'out.docx'), 'utf8')).toBe('docx');
    rmSync(folder, { recursive: true });
  });

  test('a folder is shown only for an export that was saved, and only while it is there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'exchange-archive-show-'));
    const target = join(folder, 'out.pdf');
    writeFileSync(join(folder, 'made.pdf'), 'pdf');
    host.takeExport.mockResolvedValue({ path: join(folder, 'made.pdf'), name: 'out.pdf', folder: false });
    const show = () => call(shellChannels.showSaved, callFrom().event, 'shown');
    expect(await show()).toEqual({ shown: false });
    double.answers.save = { canceled: true, filePath: '' };
    await call(shellChannels.saveExport, callFrom().event, 'shown');
    expect(await show()).toEqual({ shown: false });
    double.answers.save = { canceled: false, filePath: target };
    await call(shellChannels.saveExport, callFrom().event, 'shown');
    expect(await show()).toEqual({ shown: true });
    expect(double.shown).toEqual([target]);
    rmSync(target);
    expect(await show()).toEqual({ shown: false });
    expect(double.shown).toEqual([target]);
    rmSync(folder, { recursive: true });
  });

  test('what cannot be written is a reason, and leaves nothing behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'exchange-archive-save-'));
    host.takeExport.mockResolvedValue({ path: join(folder, 'gone'), name: 'pack', folder: true });
    double.answers.open = { canceled: false, filePaths: [folder] };
    expect(await call(shellChannels.saveExport, callFrom().event, 'u')).toEqual({
      saved: false,
      name: 'pack',
      failure: 'failed',
    });
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

test('notices and commands reach the page under their own channels', () => {
  const window = new FakeWindow();
  ipc.sendNotice(window as never, { notice: 'archive-restarted' });
  ipc.sendCommand(window as never, 'search');
  expect(window.webContents.sentToPage).toEqual([
    { channel: shellChannels.notice, payload: { notice: 'archive-restarted' } },
    { channel: shellChannels.command, payload: 'search' },
  ]);
  expect(new FakeContents().sentToPage).toEqual([]);
});
