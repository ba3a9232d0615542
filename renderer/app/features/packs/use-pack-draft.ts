/**
 * A pack while it is being edited: every change is saved by itself a moment later, one save at a time. When the
 * stored pack has moved on meanwhile, nothing is overwritten: the person chooses which of the two to keep.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Pack } from '../../../../electron/contract/packs.ts';
import { client } from '../../client.ts';
import { codeOf, sentenceOf } from '../../lib/errors.ts';
import { queries, refresh } from '../../lib/queries.ts';

const PAUSE_MS = 500;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed';

export interface PackDraft {
  pack: Pack;
  state: SaveState;
  failure: string | null;
  /** The stored pack, when it is newer than what was edited. */
  conflict: Pack | null;
  edit(change: (pack: Pack) => Pack): void;
  /** Settles a conflict. */
  keep(which: 'mine' | 'stored'): void;
  /** Saves now; true when everything is stored. */
  flush(): Promise<boolean>;
  /** Saves, then lets the archive change the stored pack and takes what comes back. Null when it could not be saved. */
  change(ask: (version: number) => Promise<Pack>): Promise<Pack | null>;
}

export function usePackDraft(stored: Pack): PackDraft {
  const [pack, setPack] = useState(stored);
  const [state, setState] = useState<SaveState>('saved');
  const [failure, setFailure] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Pack | null>(null);
  const latest = useRef(stored);
  const dirty = useRef(false);
  const saving = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const put = useCallback((next: Pack) => {
    latest.current = next;
    setPack(next);
  }, []);

  const save = useCallback(async (): Promise<boolean> => {
    if (saving.current !== null) await saving.current;
    if (!dirty.current) return true;
    dirty.current = false;
    setState('saving');
    const { id, version, title, template, cover, options, items } = latest.current;
    const run = async (): Promise<boolean> => {
      try {
        const saved = await client.packs.save({ id, version, title, template, cover, options, items });
        queries.setQueryData(['pack', id], saved);
        refresh('packs', 'info');
        setFailure(null);
        put({ ...latest.current, version: saved.version, updatedAt: saved.updatedAt });
        setState(dirty.current ? 'waiting' : 'saved');
        return true;
      } catch (error) {
        dirty.current = true;
        setState('failed');
        if (codeOf(error) === 'CONFLICT') setConflict(await client.packs.get({ id }).catch(() => null));
        else setFailure(sentenceOf(error));
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

  // Leaving the page saves what is waiting.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      void save();
    },
    [save],
  );

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    const done = await save();
    return done && !dirty.current;
  }, [save]);

  const change = useCallback(
    async (ask: (version: number) => Promise<Pack>): Promise<Pack | null> => {
      if (!(await flush())) return null;
      const next = await ask(latest.current.version);
      put(next);
      queries.setQueryData(['pack', next.id], next);
      refresh('packs', 'info', 'check', 'changes', 'versions');
      return next;
    },
    [flush, put],
  );

  return {
    pack,
    state,
    failure,
    conflict,
    edit,
    keep(which) {
      if (conflict === null) return;
      setConflict(null);
      if (which === 'stored') {
        dirty.current = false;
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
  };
}
