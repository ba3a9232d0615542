/** One word that differs from the record: underlined where it was replaced, dotted where that is only suggested. */
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { classes } from '../../lib/classes.ts';
import { flip, type RestoredView, useWord } from './restored-state.ts';
import type { RestoredWord } from './restored-text.ts';
import styles from './restored-word.module.css';

const c = classes(styles);

interface Props {
  view: RestoredView;
  index: number;
  word: RestoredWord;
  /** The hit that touches it, for when the original wording hides which part. */
  hit: number | null;
  /** The restored wording, with its hits. */
  children: ReactNode;
}

/** One stop for Tab, the arrows go from word to word: a text may have hundreds. */
function stepFrom(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const all = [...(event.currentTarget.closest('[data-words]')?.querySelectorAll<HTMLElement>('[data-word]') ?? [])];
  const next = all[all.indexOf(event.currentTarget) + by];
  event.preventDefault();
  next?.focus();
}

export function RestoredWordMark({ view, index, word, hit, children }: Props): ReactElement {
  const { original, current } = useWord(view, index);
  const tabIndex = current ? 0 : -1;
  const shared = {
    'data-word': index,
    onPointerEnter: (event: { currentTarget: HTMLElement }) => view.point(index, event.currentTarget),
    onPointerLeave: () => view.point(null),
    onFocus: (event: { currentTarget: HTMLElement }) => {
      view.wording.set((now) => (now.current === index ? now : { ...now, current: index }));
      view.point(index, event.currentTarget);
    },
    onBlur: () => view.point(null),
  };
  if (word.kind === 'suggested')
    // Reachable by keys, because what is known about the word is shown there.
    return (
      <span {...shared} tabIndex={tabIndex} role="note" className={c('word', 'suggested')} onKeyDown={stepFrom}>
        {children}
      </span>
    );
  const turn = (): void => view.wording.set((now) => flip(now, index));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element is laid out as a box and cannot break over lines
    <span
      {...shared}
      tabIndex={tabIndex}
      role="button"
      aria-pressed={original}
      className={c('word', original ? 'original' : 'replaced')}
      onClick={() => {
        // The end of a selection is not a wish to turn the word.
        if (window.getSelection()?.isCollapsed !== false) turn();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          turn();
        } else stepFrom(event);
      }}
    >
      {original ? hit === null ? word.original : <mark data-hit={hit}>{word.original}</mark> : children}
    </span>
  );
}
