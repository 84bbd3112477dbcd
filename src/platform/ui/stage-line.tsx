import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSpeech } from '../web/speech.tsx';
import { Status } from './status.tsx';

/** One stage of an edition. */
export interface Stage {
  readonly id: string;
  readonly name: string;
  /** First and last day; a stage that is not yet dated has none. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly state: 'past' | 'present' | 'coming';
  /** What stands in it, in words: "42 of 60 submitted". */
  readonly count?: string | undefined;
  readonly link?: string | undefined;
}

const tones = { past: 'done', present: 'going', coming: 'off' } as const;

/** The stages of an edition as a line, the present one lit. */
export function StageLine({ stages }: { readonly stages: readonly Stage[] }): ReactNode {
  const { say } = useSpeech();
  return (
    <ol className="stages" aria-label={say('stages.title')}>
      {stages.map((stage) => (
        <li key={stage.id} data-state={stage.state} aria-current={stage.state === 'present' ? 'step' : undefined}>
          <Status tone={tones[stage.state]}>
            {stage.link === undefined ? stage.name : <Link to={stage.link}>{stage.name}</Link>}
          </Status>
          <span className="stage-facts">
            <Days stage={stage} />
            {stage.count !== undefined && <span>{stage.count}</span>}
            <span className="visually-hidden">{say(`stages.${stage.state}`)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function Days({ stage: { from, to } }: { readonly stage: Stage }): ReactNode {
  const speech = useSpeech();
  if (from !== undefined && to !== undefined) return <span>{speech.period(from, to)}</span>;
  if (to !== undefined) return <span>{speech.until(to)}</span>;
  return from === undefined ? null : <span>{speech.since(from)}</span>;
}
