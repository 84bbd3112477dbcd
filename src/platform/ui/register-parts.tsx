import type { ReactNode } from 'react';

export interface RegisterFact {
  readonly label: string;
  readonly value: ReactNode;
}

/** What is known of a thing, as a table of two columns. */
export function FactTable({
  facts,
  caption,
}: {
  readonly facts: readonly RegisterFact[];
  readonly caption?: string;
}): ReactNode {
  return (
    <table className="facts">
      {caption !== undefined && <caption>{caption}</caption>}
      <tbody>
        {facts.map(({ label, value }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ListTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Each row begins with its heading. */
  readonly rows: readonly { readonly id: string; readonly cells: readonly ReactNode[] }[];
}

/** A list in columns; on a narrow screen each row becomes a card. */
export function ListTable({ caption, columns, rows }: ListTableProps): ReactNode {
  return (
    <table className="list">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells }) => (
          <tr key={id}>
            {cells.map((cell, index) =>
              index === 0 ? (
                <th key={columns[index]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={columns[index]} data-label={columns[index]}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export type RegisterTone = 'valid' | 'warned' | 'suspended' | 'ended';

const outlines: Readonly<Record<RegisterTone, ReactNode>> = {
  valid: <path d="M3 8.5l3.2 3.2L13 5" />,
  warned: <path d="M8 2.5l6 11H2zM8 7v3" />,
  suspended: <path d="M4 4l8 8M12 4l-8 8" />,
  ended: <circle cx="8" cy="8" r="5.5" />,
};

/** The status of an honour as a word and a shape. */
export function StatusMark({
  tone,
  children,
}: {
  readonly tone: RegisterTone;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <span className={`mark ${tone}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        {outlines[tone]}
      </svg>
      {children}
    </span>
  );
}

export interface RegisterEvent {
  readonly id: string;
  readonly when: string;
  readonly title: ReactNode;
  readonly mark?: ReactNode;
  readonly detail?: ReactNode;
}

/** A history as a line, the latest first or last as handed in. */
export function TimelineList({ events }: { readonly events: readonly RegisterEvent[] }): ReactNode {
  return (
    <ol className="timeline">
      {events.map(({ id, when, title, mark, detail }) => (
        <li key={id}>
          <div className="when">{when}</div>
          <div>
            <strong>{title}</strong> {mark}
          </div>
          {detail !== undefined && <div>{detail}</div>}
        </li>
      ))}
    </ol>
  );
}
