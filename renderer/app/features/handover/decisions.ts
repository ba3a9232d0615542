/**
 * What a person has decided about an open set: one way for each state, and items that go another way. Pure.
 *
 * A choice remembers the state it was made over, as the archive asks for it: over another state it does not hold.
 */
import {
  type HandoverApply,
  type HandoverDecision,
  type HandoverKind,
  type HandoverRow,
  type HandoverState,
  handoverDefaults,
} from '../../../../electron/contract/handover.ts';

export interface Choice {
  kind: HandoverKind;
  id: string;
  state: HandoverState;
  decision: HandoverDecision;
  /** It was carried out and changed nothing: ours was kept. It still answers for the item. */
  applied?: true;
}

export interface Decisions {
  set: string;
  /** In place of the usual ones. */
  defaults: Partial<Record<HandoverState, HandoverDecision>>;
  /** By `keyOf`. */
  choices: Readonly<Record<string, Choice>>;
}

type Item = Pick<Choice, 'kind' | 'id' | 'state'>;

export const nothingDecided = (set: string): Decisions => ({ set, defaults: {}, choices: {} });
export const keyOf = ({ kind, id }: Pick<Choice, 'kind' | 'id'>): string => `${kind} ${id}`;

/** What a state may become: a thing that is not here cannot stand beside ours, and nothing is to be done where all agrees. */
export const decisionsOf: Readonly<Record<HandoverState, readonly HandoverDecision[]>> = {
  new: ['take', 'keep'],
  newer: ['take', 'keep', 'both'],
  older: ['take', 'keep', 'both'],
  conflict: ['take', 'keep', 'both'],
  same: [],
};

/** Null: nobody has decided, and it stays as it is. */
export function defaultFor(decisions: Decisions, state: HandoverState): HandoverDecision | null {
  return decisions.defaults[state] ?? handoverDefaults[state] ?? null;
}

/** The person's own choice for this item, where it was made over the state it has now. */
export function choiceFor(decisions: Decisions, item: Item): HandoverDecision | null {
  const choice = decisions.choices[keyOf(item)];
  return choice !== undefined && choice.state === item.state ? choice.decision : null;
}

export function decisionFor(decisions: Decisions, item: Item): HandoverDecision | null {
  return choiceFor(decisions, item) ?? defaultFor(decisions, item.state);
}

/** Null takes the choice back. */
export function decide(decisions: Decisions, item: Item, decision: HandoverDecision | null): Decisions {
  const { [keyOf(item)]: _before, ...others } = decisions.choices;
  if (decision === null) return { ...decisions, choices: others };
  const { kind, id, state } = item;
  return { ...decisions, choices: { ...others, [keyOf(item)]: { kind, id, state, decision } } };
}

/** One way for a whole state; what was chosen item by item stays. Null goes back to the usual way. */
export function decideState(decisions: Decisions, state: HandoverState, decision: HandoverDecision | null): Decisions {
  const { [state]: _before, ...others } = decisions.defaults;
  const usual = handoverDefaults[state] ?? null;
  return {
    ...decisions,
    defaults: decision === null || decision === usual ? others : { ...others, [state]: decision },
  };
}

export type Plan = Record<HandoverDecision | 'undecided', number>;

/** How many items go which way, without asking for any of them. What is the same on both sides counts nowhere. */
export function planOf(totals: Readonly<Record<HandoverState, number>>, decisions: Decisions): Plan {
  const plan: Plan = { take: 0, keep: 0, both: 0, undecided: 0 };
  const chosen = Object.values(decisions.choices);
  for (const state of ['new', 'newer', 'older', 'conflict'] as const) {
    const single = chosen.filter((choice) => choice.state === state).slice(0, totals[state]);
    for (const { decision } of single) plan[decision]++;
    plan[defaultFor(decisions, state) ?? 'undecided'] += totals[state] - single.length;
  }
  return plan;
}

export function toApply({ set, defaults, choices }: Decisions): HandoverApply {
  const decisions = Object.values(choices).map(({ kind, id, state, decision }) => ({ kind, id, state, decision }));
  return { id: set, defaults, decisions };
}

/** Choices that would be lost with the set. */
export function countOpen({ choices }: Decisions): number {
  return Object.values(choices).filter((choice) => choice.applied !== true).length;
}

/** After an apply: what came in is no choice any more, what was kept is one that is carried out. */
export function settle(decisions: Decisions, rows: readonly Pick<HandoverRow, 'kind' | 'id' | 'outcome'>[]): Decisions {
  const choices = { ...decisions.choices };
  for (const row of rows) {
    const key = keyOf(row);
    const choice = choices[key];
    if (choice === undefined || row.outcome === 'undecided') continue;
    if (row.outcome === 'kept') choices[key] = { ...choice, applied: true };
    else delete choices[key];
  }
  return { ...decisions, choices };
}
