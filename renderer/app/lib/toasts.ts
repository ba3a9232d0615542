/** Short notices at the foot of the window: what happened, what was kept, and a thing or two to do about it. */
import { createStore, type Store } from './store.ts';

export interface ToastAction {
  label: string;
  run: () => void;
}

export interface Toast {
  id: number;
  /** A newer notice of the same kind takes the place of the older. */
  kind?: string;
  tone: 'plain' | 'good' | 'bad';
  text: string;
  action?: ToastAction;
  second?: ToastAction;
}

const STAY_MS = 6_000;
/** Errors and undo stay long enough to be read and reached. */
const STAY_LONG_MS = 14_000;
const MOST = 3;

export const toasts: Store<readonly Toast[]> = createStore<readonly Toast[]>([]);
let next = 1;

export function dismiss(id: number): void {
  toasts.set((now) => now.filter((toast) => toast.id !== id));
}

export function toast(text: string, options: Partial<Pick<Toast, 'kind' | 'tone' | 'action' | 'second'>> = {}): number {
  const id = next++;
  const made: Toast = {
    id,
    tone: options.tone ?? 'plain',
    text,
    ...(options.kind === undefined ? {} : { kind: options.kind }),
    ...(options.action ? { action: options.action } : {}),
    ...(options.second ? { second: options.second } : {}),
  };
  const isOlder = (other: Toast): boolean =>
    other.text === text || (options.kind !== undefined && other.kind === options.kind);
  toasts.set((now) => [...now.filter((other) => !isOlder(other)), made].slice(-MOST));
  setTimeout(() => dismiss(id), made.tone === 'bad' || made.action !== undefined ? STAY_LONG_MS : STAY_MS);
  return id;
}
