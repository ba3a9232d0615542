/**
 * What is being done with an update set, kept outside the pages: it goes on while the person reads, and every page can
 * show it. A set is handed to the archive, opened and compared; later what was decided is applied.
 */
import type { HandoverProgress, HandoverReport, HandoverRow } from '../../../../electron/contract/handover.ts';
import type { StagedSource } from '../../../../electron/contract/shell.ts';
import { client, shell } from '../../client.ts';
import i18n from '../../i18n.ts';
import { sentenceOf, wasCancelled } from '../../lib/errors.ts';
import { navigate } from '../../lib/navigation.ts';
import { queries } from '../../lib/queries.ts';
import { emptyHandover, type HandoverRoute, parseRoute } from '../../lib/route.ts';
import { createStore, type Store } from '../../lib/store.ts';
import { toast } from '../../lib/toasts.ts';
import { stageFiles, type UploadProgress } from '../../transfer.ts';
import { finished } from '../imports/import-store.ts';
import { changeDecisions, decided, decisionsAbout } from './decision-store.ts';
import { countOpen, nothingDecided, settle, toApply } from './decisions.ts';
import { previewQuestion } from './set-queries.ts';

export type SetWork =
  | { phase: 'idle' }
  | { phase: 'handing-over'; progress: UploadProgress; cancel: () => void }
  | { phase: 'opening'; progress: HandoverProgress; cancel: () => void }
  | { phase: 'applying'; set: string; progress: HandoverProgress; cancel: () => void };

export const setWork: Store<SetWork> = createStore<SetWork>({ phase: 'idle' });
/** Why the last set was not opened or not applied to its end; told until the next attempt. */
export const setFailure: Store<{ set: string | null; words: string } | null> = createStore<{
  set: string | null;
  words: string;
} | null>(null);
/** The report of the last apply, for its duration; the rows are asked of the archive. */
export const lastReport: Store<{ set: string; report: HandoverReport } | null> = createStore<{
  set: string;
  report: HandoverReport;
} | null>(null);

/** So many answers that say the same, this far apart: the archive has ended what it was at. */
const SETTLED_AFTER = 3;
const SETTLED_MS = 150;
const PAGE = 500;

function busy(): boolean {
  if (setWork.get().phase === 'idle') return false;
  toast(i18n.t('handover.busy'), { tone: 'bad' });
  return true;
}

/** Whoever has gone on reading is told, not carried off. */
function arrive(to: HandoverRoute, words: string, action: string): void {
  if (parseRoute(window.location.hash).page === 'handover') navigate(to);
  else toast(words, { tone: 'good', action: { label: action, run: () => navigate(to) } });
}

function fail(set: string | null, error: unknown): void {
  const words = sentenceOf(error);
  setFailure.set({ set, words });
  if (parseRoute(window.location.hash).page !== 'handover') toast(words, { tone: 'bad' });
}

type Stage = (signal: AbortSignal, cancel: () => void) => Promise<StagedSource[]>;

async function open(stage: Stage): Promise<void> {
  if (busy()) return;
  const before = decided.get();
  if (before !== null && countOpen(before) > 0) {
    toast(i18n.t('handover.closeFirst'), { tone: 'bad' });
    return;
  }
  const stopper = new AbortController();
  const { signal } = stopper;
  const cancel = (): void => stopper.abort();
  const show = (progress: HandoverProgress): void => setWork.set({ phase: 'opening', progress, cancel });
  setFailure.set(null);
  let made: string | null = null;
  try {
    const staged = await stage(signal, cancel);
    if (staged.length === 0) return;
    show({ step: 'unpack', done: 0, of: 0 });
    const stream = await client.handover.open({ tickets: staged.map((source) => source.ticket) }, { signal });
    let step = await stream.next();
    for (; step.done !== true; step = await stream.next()) show(step.value);
    made = step.value.id;
    show({ step: 'compare', done: 0, of: 0 });
    await queries.fetchQuery(previewQuestion(made, null, 0, signal));
    signal.throwIfAborted();
    closeQuietly(before?.set ?? null);
    decided.set(nothingDecided(made));
    arrive({ ...emptyHandover, set: made }, i18n.t('handover.opened'), i18n.t('handover.look'));
  } catch (error) {
    closeQuietly(made);
    if (wasCancelled(error) || signal.aborted) toast(i18n.t('handover.cancelled'));
    else fail(null, error);
  } finally {
    setWork.set({ phase: 'idle' });
  }
}

export async function openSetFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  navigate(emptyHandover);
  await open((signal, cancel) =>
    stageFiles(files, (progress) => setWork.set({ phase: 'handing-over', progress, cancel }), signal),
  );
}

/** The desktop's own dialog. */
export async function chooseAndOpenSet(what: 'files' | 'folder'): Promise<void> {
  await open(async () => (await shell?.chooseFiles(what)) ?? []);
}

/** A set that is let go of too late or twice has only taken room meanwhile. */
function closeQuietly(set: string | null): void {
  if (set !== null) client.handover.close({ id: set }).catch(() => {});
}

export function closeSet(set: string): void {
  closeQuietly(set);
  if (decided.get()?.set === set) decided.set(null);
  queries.removeQueries({ queryKey: ['handover', set] });
  setFailure.set(null);
  navigate(emptyHandover);
}

export async function applyDecided(set: string): Promise<void> {
  if (busy()) return;
  const stopper = new AbortController();
  const cancel = (): void => stopper.abort();
  const show = (progress: HandoverProgress): void => setWork.set({ phase: 'applying', set, progress, cancel });
  setFailure.set(null);
  lastReport.set(null);
  show({ step: 'apply', done: 0, of: 0 });
  try {
    const stream = await client.handover.apply(toApply(decisionsAbout(set)), { signal: stopper.signal });
    let step = await stream.next();
    for (; step.done !== true; step = await stream.next()) show(step.value);
    lastReport.set({ set, report: step.value });
  } catch (error) {
    if (wasCancelled(error)) await settled(set).catch(() => {});
    else fail(set, error);
  }
  if (Object.keys(decisionsAbout(set).choices).length > 0) await settleChoices(set).catch(() => {});
  // Records, packs, counts, what searches find: all of it may have changed.
  queries.removeQueries({ queryKey: ['pack'] });
  void queries.invalidateQueries();
  finished.set((now) => now + 1);
  setWork.set({ phase: 'idle' });
  if (setFailure.get() === null)
    arrive({ ...emptyHandover, set, view: 'report' }, i18n.t('handover.finished'), i18n.t('handover.lookAtReport'));
}

/** A cancelled call ends here at once; the archive still finishes the item it was at. */
async function settled(set: string): Promise<void> {
  for (let before = -1, same = 0; same < SETTLED_AFTER; ) {
    const { total } = await client.handover.report({ id: set, limit: 1 });
    same = total === before ? same + 1 : 0;
    before = total;
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  }
}

async function settleChoices(set: string): Promise<void> {
  const done: HandoverRow[] = [];
  for (const outcome of ['taken', 'both', 'kept', 'already-here'] as const) {
    for (let offset = 0; ; offset += PAGE) {
      const { total, rows } = await client.handover.report({ id: set, outcome, offset, limit: PAGE });
      done.push(...rows);
      if (offset + PAGE >= total) break;
    }
  }
  changeDecisions(set, (now) => settle(now, done));
}
