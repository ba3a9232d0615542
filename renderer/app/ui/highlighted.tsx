/** A string with its hits marked. */
import type { ReactElement, ReactNode } from 'react';

interface Props {
  text: string;
  spans: ReadonlyArray<readonly [number, number]>;
}

export function Highlighted({ text, spans }: Props): ReactElement {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of spans) {
    if (start < at || end > text.length) continue;
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}
