import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { hrefOf } from '../../../platform/web/call.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { downloadEvidence } from '../contract.ts';

export interface Piece {
  readonly id: string;
  readonly title: string;
  readonly kind: 'file' | 'link';
  readonly url: string | null;
  readonly fileName: string | null;
  readonly covers: { readonly from: string; readonly to: string } | null;
}

/** A piece of evidence in one or two lines: its title leads to it, with the days it is about. */
export function EvidenceLine({ piece }: { readonly piece: Piece }): ReactNode {
  const { say, period } = useSpeech();
  const { covers } = piece;
  const facts = [
    piece.kind === 'file' ? (piece.fileName ?? '') : hostOf(piece.url ?? ''),
    covers === null ? say('evidence.undated') : period(covers.from, covers.to),
  ];
  return (
    <span className="evidence-line">
      <EvidenceLink piece={piece} />
      <Text component="span" size="sm" c="dimmed" display="block">
        {facts.join(' · ')}
      </Text>
    </span>
  );
}

export function EvidenceLink({ piece }: { readonly piece: Piece }): ReactNode {
  return piece.kind === 'file' ? (
    <Anchor href={hrefOf(downloadEvidence, { params: { evidenceId: piece.id } })} download>
      {piece.title}
    </Anchor>
  ) : (
    <Anchor href={piece.url ?? ''} target="_blank" rel="noopener noreferrer">
      {piece.title}
    </Anchor>
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}
