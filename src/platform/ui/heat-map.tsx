import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Figure } from './chart-frame.tsx';
import { useSay } from '../web/speech.tsx';

/** How full, from nothing (0) to all (4). */
export type HeatLevel = 0 | 1 | 2 | 3 | 4;

export interface HeatCell {
  readonly id: string;
  /** The indicator's number, shown in the cell. */
  readonly number: string;
  readonly name: string;
  readonly level: HeatLevel;
  /** The level in words: "3 of 4 pieces of evidence". */
  readonly word: string;
  readonly link?: string;
}

export interface HeatGroup {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly HeatCell[];
}

interface HeatMapProps {
  readonly title: string;
  readonly summary: string;
  readonly groups: readonly HeatGroup[];
}

/** A criteria tree at a glance: one cell an indicator, filled from below, so that the level is seen without colour. */
export function HeatMap({ title, summary, groups }: HeatMapProps): ReactNode {
  const say = useSay();
  const rows = groups.flatMap(({ cells }) => cells.map(({ number, name, word }) => [number, name, word]));
  const table = { columns: [say('indicator.number'), say('indicator.text'), say('indicator.state')], rows };
  return (
    <Figure title={title} summary={summary} table={table}>
      <div className="heat">
        {groups.map((group) => (
          <section key={group.id} aria-label={group.name}>
            <p className="heat-name">{group.name}</p>
            <ul>
              {group.cells.map((cell) => (
                <li key={cell.id}>
                  <Cell cell={cell} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Figure>
  );
}

function Cell({ cell: { number, name, level, word, link } }: { readonly cell: HeatCell }): ReactNode {
  const told = `${number} ${name}: ${word}`;
  const face = (
    <>
      <span className="heat-fill" aria-hidden="true" />
      <span className="heat-number" aria-hidden="true">
        {number}
      </span>
      <span className="visually-hidden">{told}</span>
    </>
  );
  return link === undefined ? (
    <span className="heat-cell" data-level={level} title={told}>
      {face}
    </span>
  ) : (
    <Link className="heat-cell" data-level={level} title={told} to={link}>
      {face}
    </Link>
  );
}
