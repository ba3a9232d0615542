/**
 * What is being typed on one line. It lives here and is handed on at once, except while an input method composes: the
 * words then go out when the composition ends, and nothing that arrives from outside may replace them before.
 */
import { useEffect, useRef, useState } from 'react';

interface Typed {
  text: string;
  type: (next: string) => void;
  /** For the element that is typed on. */
  composition: {
    onCompositionStart: () => void;
    onCompositionEnd: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => void;
  };
}

export function useTyped(value: string, onChange: (value: string) => void): Typed {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const composing = useRef(false);
  useEffect(() => {
    if (composing.current || value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  const type = (next: string): void => {
    setText(next);
    if (composing.current || next === sent.current) return;
    sent.current = next;
    onChange(next);
  };
  return {
    text,
    type,
    composition: {
      onCompositionStart: () => {
        composing.current = true;
      },
      onCompositionEnd: (event) => {
        composing.current = false;
        type(event.currentTarget.value);
      },
    },
  };
}
