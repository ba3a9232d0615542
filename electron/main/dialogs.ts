/** The system's dialogs: which files to import, where an export goes. Paths stay on this side; pages get tickets. */
import { randomUUID } from 'node:crypto';
import { cp, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import type { SavedExport, SaveFailure, StagedSource } from '../contract/shell.ts';
import type { ArchiveHost } from './archive-host.ts';

type Stager = Pick<ArchiveHost, 'stage'>;
type Exporter = Pick<ArchiveHost, 'takeExport'>;

export async function chooseFiles(window: BrowserWindow, host: Stager, what: unknown): Promise<StagedSource[]> {
  const folder = what === 'folder';
  const chosen = await dialog.showOpenDialog(window, {
    title: folder ? '选择要导入的文件夹' : '选择要导入的文件',
    buttonLabel: '导入',
    // Windows and Linux cannot offer files and folders in one dialog.
    properties: folder ? ['openDirectory', 'multiSelections'] : ['openFile', 'multiSelections'],
  });
  if (chosen.canceled || chosen.filePaths.length === 0) return [];
  return host.stage(chosen.filePaths.map((path) => ({ path, name: basename(path) })));
}

/** Where exports went, by ticket: the only paths that may be shown in the system's file manager. */
const saved = new Map<string, string>();

export async function saveExport(window: BrowserWindow, host: Exporter, ticket: string): Promise<SavedExport> {
  const made = await host.takeExport(ticket);
  const target = made.folder ? await chooseFolderFor(window, made.name) : await chooseFileFor(window, made.name);
  if (target === null) return { saved: false, name: made.name };
  const name = basename(target.path);
  if (!target.replace && (await exists(target.path))) return { saved: false, name, failure: 'exists' };
  // Half a copy must not look like a whole one: it takes its name when it is complete.
  const partial = `${target.path}.${randomUUID()}.part`;
  try {
    await cp(made.path, partial, { recursive: true });
    await rename(partial, target.path);
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => {});
    return { saved: false, name, failure: failureOf(error) };
  }
  saved.set(ticket, target.path);
  return { saved: true, name };
}

export async function showSaved(ticket: string): Promise<{ shown: boolean }> {
  const path = saved.get(ticket);
  if (path === undefined || !(await exists(path))) return { shown: false };
  shell.showItemInFolder(path);
  return { shown: true };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function failureOf(error: unknown): SaveFailure {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EEXIST' || code === 'ENOTEMPTY') return 'exists';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'EBUSY' ? 'denied' : 'failed';
}

async function chooseFileFor(window: BrowserWindow, name: string) {
  const chosen = await dialog.showSaveDialog(window, {
    title: '保存导出的文件',
    buttonLabel: '保存',
    defaultPath: name,
  });
  // The system's dialog has already asked whether to replace a file of that name.
  return chosen.canceled || chosen.filePath === '' ? null : { path: chosen.filePath, replace: true };
}

async function chooseFolderFor(window: BrowserWindow, name: string) {
  const chosen = await dialog.showOpenDialog(window, {
    title: `选择存放“${name}”的位置`,
    buttonLabel: '存到这里',
    properties: ['openDirectory', 'createDirectory'],
  });
  const parent = chosen.filePaths[0];
  return chosen.canceled || parent === undefined ? null : { path: join(parent, name), replace: false };
}
