/** The system's dialogs: which files to import, where an export goes. Paths stay on this side; pages get tickets. */
import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { StagedSource } from '../contract/shell.ts';
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

export async function saveExport(
  window: BrowserWindow,
  host: Exporter,
  ticket: string,
): Promise<{ saved: boolean; name: string }> {
  const made = await host.takeExport(ticket);
  const target = made.folder ? await chooseFolderFor(window, made.name) : await chooseFileFor(window, made.name);
  if (target === null) return { saved: false, name: made.name };
  await cp(made.path, target.path, { recursive: true, errorOnExist: !target.replace, force: target.replace });
  return { saved: true, name: basename(target.path) };
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
