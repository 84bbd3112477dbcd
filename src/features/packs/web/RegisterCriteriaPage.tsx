import type { ReactElement } from 'react';
import type { DocumentPart, PackDocument } from '../../../core/criteria/document.ts';
import type { Speech } from '../../../platform/i18n/speech.ts';
import { RegisterPage } from '../../../platform/ui/register-page.tsx';
import { FactTable, ListTable } from '../../../platform/ui/register-parts.tsx';
import { type NodeTitle, PartNodes, RuleSections } from './pack-document.tsx';

interface Props {
  readonly speech: Speech;
  readonly address: string;
  readonly packId: string;
  readonly document: PackDocument;
}

/** The criteria for anybody to read: what is asked at a glance, the rules in words, and a page for each dimension. */
export function RegisterCriteriaPage({ speech, address, packId, document }: Props): ReactElement {
  const { say } = speech;
  const { title, lead, facts, parts } = document;
  return (
    <RegisterPage speech={speech} title={title} address={address}>
      <h1>{title}</h1>
      {lead !== null && <p className="lead">{lead}</p>}
      <FactTable facts={facts.map(([label, value]) => ({ label, value }))} />
      <p className="no-print">
        <a href={`/criteria/${packId}/criteria.pdf`}>{say('pack.print')}</a>
      </p>
      <h2>{say('document.contents')}</h2>
      <ListTable
        caption={say('pack.register-contents')}
        columns={[say('pack.register-dimension'), say('pack.register-points'), say('document.indicators')]}
        rows={parts.map((part) => ({
          id: part.number,
          cells: [
            <a key={part.number} href={`/criteria/${packId}/${encodeURIComponent(part.number)}`}>
              {part.isSpecial ? `${say('document.special')} · ` : ''}
              {part.number} {part.text}
            </a>,
            part.points,
            part.indicators,
          ],
        }))}
      />
      <RuleSections document={document} sources={say('document.sources')} />
    </RegisterPage>
  );
}

/** One dimension with everything that it asks. */
export function RegisterDimensionPage({
  speech,
  address,
  packId,
  document,
  part,
}: Props & { readonly part: DocumentPart }): ReactElement {
  const { say } = speech;
  const title: NodeTitle = (node) => say('document.node', { ...node });
  const at = document.parts.indexOf(part);
  const beside = [document.parts[at - 1], document.parts[at + 1]];
  return (
    <RegisterPage speech={speech} title={`${title(part)} · ${document.title}`} address={address}>
      <p className="crumbs">
        <a href={`/criteria/${packId}`}>{document.title}</a>
      </p>
      <h1>{title(part)}</h1>
      <div className="prose">
        <PartNodes part={part} title={title} under={1} />
      </div>
      <nav className="pages no-print" aria-label={say('document.contents')}>
        {beside.map((other) =>
          other === undefined ? null : (
            <a key={other.number} href={`/criteria/${packId}/${encodeURIComponent(other.number)}`}>
              {other.number} {other.text}
            </a>
          ),
        )}
      </nav>
    </RegisterPage>
  );
}
