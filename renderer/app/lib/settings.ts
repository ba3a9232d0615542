/** What a person has set for this machine: language, theme, text size, the pack in hand. Kept in the browser only. */
import { type PackFormat, packFormats } from '../../../electron/contract/pack-export.ts';
import { createStore, type Store } from './store.ts';

export type Language = 'zh-CN' | 'en';
export type Theme = 'auto' | 'light' | 'dark';
export type TextSize = 'normal' | 'large' | 'larger';

export interface Settings {
  language: Language;
  theme: Theme;
  textSize: TextSize;
  /** The pack that 加入资料包 adds to. */
  pack: string | null;
  /** Whether the pack drawer stands open beside search. */
  drawer: boolean;
  /** The formats that were exported last. */
  formats: readonly PackFormat[];
}

const key = 'exchange-archive:settings';
const defaults: Settings = {
  language: 'zh-CN',
  theme: 'auto',
  textSize: 'normal',
  pack: null,
  drawer: false,
  formats: ['docx'],
};

function oneOf<T>(value: unknown, allowed: readonly T[], otherwise: T): T {
  return allowed.includes(value as T) ? (value as T) : otherwise;
}

function formatsOf(value: unknown): readonly PackFormat[] {
  return Array.isArray(value) ? packFormats.filter((format) => value.includes(format)) : defaults.formats;
}

function read(): Settings {
  let kept: Partial<Record<keyof Settings, unknown>> = {};
  try {
    kept = (JSON.parse(localStorage.getItem(key) ?? '{}') ?? {}) as typeof kept;
  } catch {
    // A damaged or forbidden store is the same as an empty one.
  }
  return {
    language: oneOf<Language>(kept.language, ['zh-CN', 'en'], defaults.language),
    theme: oneOf<Theme>(kept.theme, ['auto', 'light', 'dark'], defaults.theme),
    textSize: oneOf<TextSize>(kept.textSize, ['normal', 'large', 'larger'], defaults.textSize),
    pack: typeof kept.pack === 'string' ? kept.pack : null,
    drawer: kept.drawer === true,
    formats: formatsOf(kept.formats),
  };
}

export const settings: Store<Settings> = createStore(read());

export function changeSettings(change: Partial<Settings>): void {
  settings.set((now) => ({ ...now, ...change }));
}

function apply(): void {
  const now = settings.get();
  const root = document.documentElement;
  root.lang = now.language;
  root.dataset['theme'] = now.theme;
  root.dataset['size'] = now.textSize;
  try {
    localStorage.setItem(key, JSON.stringify(now));
  } catch {
    // Private windows may forbid it; the settings then last as long as the window.
  }
}

settings.subscribe(apply);
apply();
