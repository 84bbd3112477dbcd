import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useEditor } from './use-editor.ts';

const pauseMs = 300;

interface Typed {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
}

/**
 * What is typed into a field stays in the field until a pause, so that no key stroke has to carry the whole pack; it
 * is handed over earlier when the field is left or anything else is done.
 */
export function useTyped(stored: string, keep: (text: string) => void): Typed {
  const { store } = useEditor();
  const [typed, setTyped] = useState<string | null>(null);
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  const keepNow = useRef(keep);
  useLayoutEffect(() => {
    keepNow.current = keep;
  });
  const flush = useRef(() => {
    if (waiting.current === null) return;
    const { text, timer } = waiting.current;
    clearTimeout(timer);
    waiting.current = null;
    keepNow.current(text);
  });
  useEffect(() => {
    const hand = flush.current;
    const leave = store.onSettle(hand);
    const stay = store.onJump(() => setTyped(null));
    return () => {
      hand();
      leave();
      stay();
    };
  }, [store]);
  return {
    value: typed ?? stored,
    onChange: (text) => {
      if (waiting.current !== null) clearTimeout(waiting.current.timer);
      setTyped(text);
      waiting.current = { text, timer: setTimeout(() => flush.current(), pauseMs) };
    },
    onBlur: () => {
      flush.current();
      setTyped(null);
    },
  };
}
