import type { ReactNode } from 'react';
import { useSpeech } from '../web/speech.tsx';

interface IndicatorRowProps {
  /** The anchor by which lists of what is missing jump here. */
  readonly id?: string;
  /** As printed in the pack: "1.2.3". */
  readonly number: string;
  readonly text: string;
  /** The most that can be had, as an exact number: "2.5". */
  readonly points?: string | undefined;
  /** The words of its methods. */
  readonly methods?: readonly string[];
  /** What is asked for, or what is there. */
  readonly evidence?: ReactNode;
  /** A `Status`. */
  readonly state?: ReactNode;
  /** The answer, the mark, the tasks: whatever this screen does with the indicator. */
  readonly children?: ReactNode;
}

/** An indicator, the same wherever it appears: number, text, points, method, evidence, state. */
export function IndicatorRow({
  id,
  number,
  text,
  points,
  methods,
  evidence,
  state,
  children,
}: IndicatorRowProps): ReactNode {
  const { say, exact, list } = useSpeech();
  return (
    <article className="indicator" id={id}>
      <header>
        <span className="indicator-number">{number}</span>
        <span className="indicator-text">{text}</span>
        {state !== undefined && <span className="indicator-state">{state}</span>}
      </header>
      <dl>
        {points !== undefined && <Fact label={say('indicator.points')}>{exact(points)}</Fact>}
        {methods !== undefined && methods.length > 0 && <Fact label={say('indicator.method')}>{list(methods)}</Fact>}
        {evidence !== undefined && <Fact label={say('indicator.evidence')}>{evidence}</Fact>}
      </dl>
      {children !== undefined && <div className="indicator-body">{children}</div>}
    </article>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
