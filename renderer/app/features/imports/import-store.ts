/**
 * The import under way, kept outside the pages: it goes on while the person reads, and every page can show it.
 * Files are handed to the archive, the job is started, and its progress is followed to the end.
 */
import type { ImportProgress } from '../../../../electron/contract/imports.ts';
import type { StagedSource } from '../../../../electron/contract/shell.ts';
import { client, shell } from '../../client.ts';
import i18n from '../../i18n.ts';
import { toastError, wasCancelled } from '../../lib/errors.ts';
import { navigate } from '../../lib/navigation.ts';
import { queries, refresh } from '../../lib/queries.ts';
import { createStore, type Store } from '../../lib/store.ts';
import { toast } from '../../lib/toasts.ts';
import { stageFiles, type UploadProgress } from '../../transfer.ts';

export type Importing =
  | { phase: 'idle'; last: ImportProgress | null }
  | { phase: 'handing-over'; progress: UploadProgress; cancel: () => void }
  | { phase: 'running'; progress: ImportProgress };

export const importing: Store<Importing> = createStore<Importing>({ phase: 'idle', last: null });

async function begin(staged: StagedSource[]): Promise<void> {
  const { jobId } = await client.imports.start({ tickets: staged.map((source) => source.ticket) });
  navigate({ page: 'imports', job: jobId });
  await follow(jobId);
}

/** Also takes up a job that was running before the page was opened. */
export async function follow(jobId: string): Promise<void> {
  try {
    const stream = await client.imports.watch({ jobId });
    for (;;) {
      const step = await stream.next();
      if (step.done === true) {
        importing.set({ phase: 'idle', last: step.value });
        break;
      }
      importing.set({ phase: 'running', progress: step.value });
    }
  } catch (error) {
    importing.set({ phase: 'idle', last: null });
    toastError(error);
  }
  refresh('info', 'imports', 'record');
  void queries.invalidateQueries({ queryKey: ['report', jobId] });
  finished.set((now) => now + 1);
}

/** Grows with every finished import: a search on the page is asked again. */
export const finished: Store<number> = createStore(0);

export async function startImport(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  if (importing.get().phase !== 'idle') {
    toast(i18n.t('imports.busy'), { tone: 'bad' });
    return;
  }
  const stopper = new AbortController();
  const cancel = (): void => stopper.abort();
  navigate({ page: 'imports', job: null });
  importing.set({ phase: 'handing-over', progress: { done: 0, of: 0, name: files[0]?.name ?? '' }, cancel });
  try {
    const staged = await stageFiles(
      files,
      (progress) => importing.set({ phase: 'handing-over', progress, cancel }),
      stopper.signal,
    );
    importing.set({ phase: 'idle', last: null });
    if (staged.length > 0) await begin(staged);
  } catch (error) {
    importing.set({ phase: 'idle', last: null });
    if (wasCancelled(error)) toast(i18n.t('imports.handOverCancelled'));
    else toastError(error);
  }
}

/** The desktop's own dialog. */
export async function chooseAndImport(what: 'files' | 'folder'): Promise<void> {
  if (shell === null) return;
  try {
    const staged = await shell.chooseFiles(what);
    if (staged.length > 0) await begin(staged);
  } catch (error) {
    toastError(error);
  }
}

export async function cancelImport(jobId: string): Promise<void> {
  try {
    await client.imports.cancel({ jobId });
  } catch (error) {
    toastError(error);
  }
}
