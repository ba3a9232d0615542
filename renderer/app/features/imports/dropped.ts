/**
 * The files in a drop. In a browser, folders are walked; in the desktop a folder is handed on as it is, because the
 * archive reads it in place.
 */
import { shell } from '../../client.ts';

export interface Walk {
  /** Also what begins with a dot. */
  hidden?: boolean;
}

async function walk(entry: FileSystemEntry, path: string, how: Walk): Promise<File[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    if (path === '') return [file];
    // Keeps the place in the folder as a picked folder would.
    Object.defineProperty(file, 'webkitRelativePath', { value: `${path}${file.name}` });
    return [file];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: File[] = [];
  // A reader hands out a hundred entries at a time, then none.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return found;
    for (const child of batch) {
      if (how.hidden === true || !child.name.startsWith('.'))
        found.push(...(await walk(child, `${path}${entry.name}/`, how)));
    }
  }
}

export async function filesOf(transfer: DataTransfer, how: Walk = {}): Promise<File[]> {
  const plain = [...transfer.files];
  if (shell !== null) return plain;
  // Entries must be taken before the first await: the list is emptied afterwards.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (!entries.some((entry) => entry.isDirectory)) return plain;
  const found: File[] = [];
  for (const entry of entries) found.push(...(await walk(entry, '', how)));
  return found;
}
