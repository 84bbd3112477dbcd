import type { ReactNode } from 'react';
import type { EvidenceAsked } from '../../../core/criteria/pack.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';

/** What evidence an indicator asks for, in words. */
export function EvidenceAskedFor({ asked }: { readonly asked: EvidenceAsked | undefined }): ReactNode {
  const { say, text } = useSpeech();
  if (asked === undefined) return say('entry.no-evidence-asked');
  const kinds = asked.kinds.map((kind) => say(`evidence-kind.${kind}`)).join(' / ');
  const words = [
    say('entry.evidence-asked', { count: asked.atLeast, kinds }),
    asked.covers === 'period' ? say('entry.evidence-of-period') : '',
    asked.note === undefined ? '' : text(asked.note),
  ];
  return words.filter((word) => word !== '').join(say('entry.and-then'));
}
