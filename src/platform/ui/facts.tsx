import { CopyButton, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../web/speech.tsx';
import { Status } from './status.tsx';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** What is known of a thing: label and value, one under the other. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface ReceiptCardProps {
  /** What was received: "Entry of Demonstration Unit 07". */
  readonly title: string;
  readonly number: string;
  /** The server's time. */
  readonly at: string;
  /** The hash of what was sent. */
  readonly hash: string;
  readonly children?: ReactNode;
}

/** The proof that something reached the server: number, time, hash. */
export function ReceiptCard({ title, number, at, hash, children }: ReceiptCardProps): ReactNode {
  const { say, dateTime } = useSpeech();
  return (
    <section className="receipt" aria-label={say('receipt.title')}>
      <Status tone="done">{title}</Status>
      <FactList
        facts={[
          { label: say('receipt.number'), value: number },
          { label: say('receipt.at'), value: dateTime(at) },
          { label: say('receipt.hash'), value: <Copyable text={hash} /> },
        ]}
      />
      {children}
    </section>
  );
}

/** A long code that people carry elsewhere. */
export function Copyable({ text }: { readonly text: string }): ReactNode {
  const { say } = useSpeech();
  return (
    <span className="copyable">
      <code>{text}</code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <UnstyledButton className="plain no-print" onClick={copy}>
            {copied ? say('ui.copied') : say('ui.copy')}
          </UnstyledButton>
        )}
      </CopyButton>
    </span>
  );
}

export interface TimelineItem {
  readonly id: string;
  /** When, as people write it. */
  readonly when: string;
  readonly title: ReactNode;
  readonly mark?: ReactNode;
  readonly detail?: ReactNode;
}

/** What happened, in order. */
export function Timeline({
  items,
  label,
}: {
  readonly items: readonly TimelineItem[];
  readonly label: string;
}): ReactNode {
  return (
    <ol className="timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.id}>
          <span className="when">{item.when}</span>
          <span className="what">
            {item.title} {item.mark}
          </span>
          {item.detail !== undefined && <div className="detail">{item.detail}</div>}
        </li>
      ))}
    </ol>
  );
}
