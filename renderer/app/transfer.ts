/** Files in and out through whichever shell there is: the desktop's dialogs, or the web host's upload and download. */
import type { SavedExport, StagedSource } from '../../electron/contract/shell.ts';
import { shell } from './client.ts';

export interface UploadProgress {
  done: number;
  of: number;
  /** The file on its way. */
  name: string;
}

export class UploadError extends Error {
  readonly code: string;
  readonly file: string;
  constructor(code: string, file: string) {
    super(`${file}: ${code}`);
    this.name = 'UploadError';
    this.code = code;
    this.file = file;
  }
}

/** Fetch cannot tell how far an upload has come; this older interface can. */
function upload(file: File, onBytes: (sent: number) => void, signal: AbortSignal): Promise<StagedSource> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    const fail = (code: string): void => reject(new UploadError(code, file.name));
    request.open('PUT', `/stage?name=${encodeURIComponent(nameOf(file))}`);
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => onBytes(event.loaded));
    request.addEventListener('load', () => {
      signal.removeEventListener('abort', abort);
      const answer = request.response as (StagedSource & { error?: { code?: string } }) | null;
      if (request.status === 200 && answer !== null) resolve(answer);
      else fail(answer?.error?.code ?? `HTTP_${request.status}`);
    });
    request.addEventListener('error', () => fail('UNREADABLE'));
    request.addEventListener('abort', () => fail('CANCELLED'));
    signal.addEventListener('abort', abort, { once: true });
    request.send(file);
  });
}

/** A file from a folder keeps its place in it, so that two of the same name can be told apart in the report. */
function nameOf(file: File): string {
  return file.webkitRelativePath === '' ? file.name : file.webkitRelativePath;
}

/** One after another: the disk is the bottleneck, and the progress stays readable. */
export async function stageFiles(
  files: readonly File[],
  onProgress: (progress: UploadProgress) => void,
  signal: AbortSignal,
): Promise<StagedSource[]> {
  if (shell !== null) return shell.stageFiles([...files]);
  const of = files.reduce((sum, file) => sum + file.size, 0);
  const staged: StagedSource[] = [];
  let finished = 0;
  for (const file of files) {
    if (signal.aborted) throw new UploadError('CANCELLED', file.name);
    onProgress({ done: finished, of, name: file.name });
    staged.push(
      await upload(
        file,
        (sent) => onProgress({ done: finished + Math.min(sent, file.size), of, name: file.name }),
        signal,
      ),
    );
    finished += file.size;
  }
  onProgress({ done: of, of, name: '' });
  return staged;
}

function follow(href: string, name: string): void {
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.download = name;
  anchor.click();
}

export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  follow(url, name);
  // The download has its own hold on the bytes once it has started.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** In a browser the download starts and its end is not told: it is saved as far as the page can know. */
export async function saveExport(ticket: string, name: string): Promise<SavedExport> {
  if (shell !== null) return shell.saveExport(ticket);
  follow(`/exports/${encodeURIComponent(ticket)}`, name);
  return { saved: true, name };
}

/** Only a shell can open a folder; null says that there is none. */
export const showSaved: ((ticket: string) => Promise<boolean>) | null =
  shell === null ? null : async (ticket) => (await shell?.showSaved(ticket))?.shown === true;

export function openExternal(url: string): void {
  if (!URL.canParse(url)) return;
  const { protocol } = new URL(url);
  if (shell !== null) void shell.openExternal(url);
  else if (protocol === 'https:' || protocol === 'http:') window.open(url, '_blank', 'noopener,noreferrer');
}
