/** The sets that are open, and where their items stood when they were last looked at. */
import type { HandoverRow, HandoverSet, HandoverState } from '../../contract/index.ts';
import type { CheckedSet } from './read-set.ts';

export interface Standing {
  state: HandoverState;
  /** Its id here, where it came in beside ours. */
  copy: string | null;
  /** Revision, or version, of what stands here; 0 for nothing. */
  ours: number;
}

export interface OpenSet extends CheckedSet {
  info: HandoverSet;
  rows: HandoverRow[];
  /** Where each item stood when it was last looked at, and at which state of the archive. */
  looked: { at: string; standings: Map<string, Standing> } | null;
}

/** Sets are few and forgotten with the archive; what was unpacked of them lies in this folder. */
export interface HandoverRoom {
  folder: string;
  sets: Map<string, OpenSet>;
}
