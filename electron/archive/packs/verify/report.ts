/** What a check hands to its parts, and how they tell what they found. */
import type { PackProblem, PackProblemKind } from '../../../contract/index.ts';
import type { TakenText } from '../manifest.ts';
import type { PackParts } from './parts.ts';
import type { Manifest } from './read-manifest.ts';

export type Report = (kind: PackProblemKind, subject: string, detail?: string) => void;

/** One format to be checked: its manifest is read, its files are hashed. */
export interface Checked {
  manifest: Manifest;
  parts: PackParts;
  report: Report;
}
export type Taken = ReadonlyMap<number, TakenText>;

/** Beyond this many the rest is counted in one line: a pack of another kind altogether is not listed file by file. */
const PROBLEMS_MAX = 1000;

export interface Findings {
  problems: PackProblem[];
  /** A report that puts what it is told under the name of an inner pack. */
  under(where: string): Report;
}

export function createFindings(): Findings {
  const problems: PackProblem[] = [];
  const known = new Set<string>();
  let beyond = 0;
  return {
    problems,
    under:
      (where) =>
      (kind, subject, detail = '') => {
        // A manifest is broken once, however many of its parts say so.
        const key = JSON.stringify([kind, subject, where, kind === 'manifest-broken' ? '' : detail]);
        if (known.has(key)) return;
        if (problems.length < PROBLEMS_MAX) {
          known.add(key);
          problems.push({ kind, subject, where, detail });
          return;
        }
        beyond++;
        problems[PROBLEMS_MAX] = { kind: 'too-large', subject: '…', where: '', detail: `+${beyond}` };
      },
  };
}

export const quotationName = (number: number): string => `引文${number}`;

/** A quotation that the archive held word for word when the pack was made. */
export function wasVerified({ state }: { state: string }): boolean {
  return state === 'ok' || state === 'moved';
}
