/**
 * A pack while it is being edited: every change is saved by itself a moment later, one save at a time. When the
 * stored pack has moved on meanwhile, nothing is overwritten: the person chooses which of the two to keep.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Pack } from '../../../../electron/contract/packs.ts';
import { client, line, onReconnect } from '../../client.ts';
import i18n from '../../i18n.ts';
import { codeOf, sentenceOf } from '../../lib/errors.ts';
import { queries, refresh } from '../../lib/queries.ts';
import { dropUnsaved, keepUnsaved, sameRecipe, unsavedOf } from './unsaved.ts';

const PAUSE_MS = 500;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed';

export interface PackDraft {
  pack: Pack;
  state: SaveState;
  failure: string | null;
  /** The stored pack, when it is newer than what was edited. */
  conflict: Pack | null;
  /** It was deleted elsewhere; what is here can only become another pack. */
  gone: boolean;
  edit(change: (pack: Pack) => Pack): void;
  /** Settles a conflict. */
  keep(which: 'mine' | 'stored'): void;
  /** Saves now; true when everything is stored. */
  flush(): Promise<boolean>;
  /** Saves, then lets the archive change the stored pack and takes what comes back. Null when it could not be saved. */
  change(ask: (version: number) => Promise<Pack>): Promise<Pack | null>;
  /** Nothing here is saved any more. */
  forget(): void;
}

/** What was left unsaved here before, unless the archive has it meanwhile. */
function leftBehind(stored: Pack): Pack | null {
  const left = unsavedOf(stored.id);
  if (left !== null && !sameRecipe(left, stored)) return left;
  dropUnsaved(stored.id);
  return null;
}

export function usePackDraft(stored: Pack): PackDraft {
  const [left] = useState(() => leftBehind(stored));
  const [pack, setPack] = useState(left ?? stored);
  const [state, setState] = useState<SaveState>(left === null ? 'saved' : 'waiting');
  const [failure, setFailure] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Pack | null>(null);
  const [gone, setGone] = useState(false);
  const latest = useRef(pack);
  const dirty = useRef(left !== null);
  const saving = useRef<Promise<boolean> | null>(null);
  /** What was written while the archive changes the stored pack: written once more into what comes back. */
  const meanwhile = useRef<Array<(pack: Pack) => Pack> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const put = useCallback((next: Pack) => {
    latest.current = next;
    setPack(next);
  }, []);

  const save = useCallback(async (): Promise<boolean> => {
    while (saving.current !== null) await saving.current;
    if (!dirty.current) return true;
    dirty.current = false;
    setState('saving');
    const asked = latest.current;
    const { id, version, title, template, cover, options, items } = asked;
    const stands = (saved: Pack): void => {
      queries.setQueryData(['pack', id], saved);
      setFailure(null);
      setConflict(null);
      put({ ...latest.current, version: saved.version, updatedAt: saved.updatedAt });
      if (!dirty.current) dropUnsaved(id);
      setState(dirty.current ? 'waiting' : 'saved');
    };
    const run = async (): Promise<boolean> => {
      try {
        stands(await client.packs.save({ id, version, title, template, cover, options, items }));
        refresh('packs', 'info');
        return true;
      } catch (error) {
        const code = codeOf(error);
        const other = code === 'CONFLICT' ? await client.packs.get({ id }).catch(() => null) : null;
        // A save that was stored, but whose answer never came.
        if (other !== null && sameRecipe(other, asked)) {
          stands(other);
          return true;
        }
        dirty.current = true;
        setState('failed');
        const kept = keepUnsaved(latest.current);
        setConflict(other);
        setGone(code === 'NOT_FOUND');
        if (code === 'NOT_FOUND') refresh('packs', 'info');
        const waits = kept && line.get().state !== 'ready';
        const told = other !== null || code === 'NOT_FOUND';
        setFailure(told ? null : waits ? i18n.t('packs.heldBack') : sentenceOf(error));
        return false;
      } finally {
        saving.current = null;
      }
    };
    saving.current = run();
    return saving.current;
  }, [put]);

  const edit = useCallback(
    (change: (pack: Pack) => Pack) => {
      meanwhile.current?.push(change);
      put(change(latest.current));
      dirty.current = true;
      setState('waiting');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), PAUSE_MS);
    },
    [put, save],
  );

  // Something was added from the reader: taken over as long as nothing here is unsaved.
  useEffect(() => {
    if (!dirty.current && saving.current === null && stored.version > latest.current.version) put(stored);
  }, [stored, put]);

  // What was left unsaved before is saved now, and what the broken line held back once it is mended.
  useEffect(() => {
    if (left !== null) void save();
    return onReconnect(() => void save());
  }, [left, save]);

  // Leaving the page saves what is waiting. A window that closes does not wait for the answer.
  useEffect(() => {
    const leave = (): void => {
      clearTimeout(timer.current);
      if (dirty.current || saving.current !== null) keepUnsaved(latest.current);
      void save();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      clearTimeout(timer.current);
      void save();
    };
  }, [save]);

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    const done = await save();
    return done && !dirty.current;
  }, [save]);

  const change = useCallback(
    async (ask: (version: number) => Promise<Pack>): Promise<Pack | null> => {
      if (!(await flush())) return null;
      const edits: Array<(pack: Pack) => Pack> = [];
      meanwhile.current = edits;
      const asked = ask(latest.current.version);
      // A save of what is written meanwhile waits for the version that comes back.
      saving.current = asked.then(
        () => true,
        () => true,
      );
      try {
        const next = await asked;
        queries.setQueryData(['pack', next.id], next);
        put(edits.reduce((now, again) => again(now), next));
        refresh('packs', 'info', 'check', 'changes', 'versions');
        return next;
      } finally {
        meanwhile.current = null;
        saving.current = null;
      }
    },
    [flush, put],
  );

  return {
    pack,
    state,
    failure,
    conflict,
    gone,
    edit,
    keep(which) {
      if (conflict === null) return;
      setConflict(null);
      if (which === 'stored') {
        dirty.current = false;
        dropUnsaved(conflict.id);
        put(conflict);
        queries.setQueryData(['pack', conflict.id], conflict);
        setState('saved');
        return;
      }
      put({ ...latest.current, version: conflict.version });
      dirty.current = true;
      void save();
    },
    flush,
    change,
    forget() {
      dirty.current = false;
      clearTimeout(timer.current);
      dropUnsaved(latest.current.id);
    },
  };
}
