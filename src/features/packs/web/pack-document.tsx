import type { ReactNode } from 'react';
import type { DocumentNode, DocumentPart, PackDocument } from '../../../core/criteria/document.ts';

/** The word of a node with its points: "1.2 Learning (5 points)". */
export type NodeTitle = (node: Pick<DocumentNode, 'number' | 'text' | 'points'>) => string;

interface NodesProps {
  readonly part: DocumentPart;
  readonly title: NodeTitle;
  /** The level of the heading that stands above the part. */
  readonly under: 1 | 2;
}

/** A dimension set as text: headings for criteria, a paragraph for what each indicator asks. Plain HTML, for doors and register. */
export function PartNodes({ part, title, under }: NodesProps): ReactNode {
  return part.nodes.map((node) => <Node key={node.number} node={node} title={title} under={under} />);
}

interface NodeProps {
  readonly node: DocumentNode;
  readonly title: NodeTitle;
  readonly under: 1 | 2;
}

function Node({ node, title, under }: NodeProps): ReactNode {
  const { number, level, isIndicator, guidance, facts, source } = node;
  const isRoot = level === 1;
  const Heading = `h${Math.min(6, under + level - 1)}` as 'h2';
  return (
    <div className={isIndicator ? 'criterion' : undefined} id={`c-${number}`}>
      {isIndicator ? (
        isRoot ? null : (
          <p className="criterion-text">{title(node)}</p>
        )
      ) : isRoot ? null : (
        <Heading>{title(node)}</Heading>
      )}
      {guidance !== null && <p>{guidance}</p>}
      {facts.length > 0 && (
        <ul className="criterion-facts">
          {facts.map(([label, value]) => (
            <li key={label}>
              <b>{label}</b> {value}
            </li>
          ))}
        </ul>
      )}
      {source !== null && <p className="criterion-source">{source}</p>}
    </div>
  );
}

/** Gates, vetoes, stages, decision and sources, each under its heading. */
export function RuleSections({
  document,
  sources,
}: {
  readonly document: PackDocument;
  readonly sources: string;
}): ReactNode {
  return [...document.rules, { id: 'sources', title: sources, items: document.sources }].map(({ id, title, items }) =>
    items.length === 0 ? null : (
      <section key={id} aria-labelledby={`rule-${id}`}>
        <h2 id={`rule-${id}`}>{title}</h2>
        <ul>
          {items.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    ),
  );
}
