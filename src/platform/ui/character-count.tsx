import type { ReactNode } from 'react';
import { charactersIn } from '../../core/limits.ts';
import { useSay } from '../web/speech.tsx';

/** How much of a limit is used, told before it is hit; over it, in words. */
export function CharacterCount({ text, limit }: { readonly text: string; readonly limit: number }): ReactNode {
  const say = useSay();
  const used = charactersIn(text);
  if (used < limit * 0.5 && limit > 100) return null;
  return (
    <span className="count" data-over={used > limit || undefined} role={used > limit * 0.9 ? 'status' : undefined}>
      {used > limit ? say('ui.over-limit', { count: used - limit, limit }) : say('ui.of-limit', { used, limit })}
    </span>
  );
}
