import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { documentOf } from '../../../core/criteria/document.ts';
import type { Pack } from '../../../core/criteria/pack.ts';
import { FactList } from '../../../platform/ui/facts.tsx';
import { DownloadButton, LinkButton } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { hrefOf } from '../../../platform/web/call.ts';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSession } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { downloadPack, getPack, printPack } from '../contract.ts';
import { PartNodes, RuleSections } from './pack-document.tsx';

/** The criteria as a document to read: the same for the office, for units and for assessors. */
export function OfficePackScreen(): ReactNode {
  const { packId = '' } = useParams();
  const { say } = useSpeech();
  const forOffice = useSession().standing.role === 'office';
  const read = useOperation(getPack, { params: { packId } });
  const acts = (
    <Group className="no-print">
      {forOffice && (
        <>
          <LinkButton to={`/packs/${packId}/try`} quiet>
            {say('pack.try')}
          </LinkButton>
          <LinkButton to={`/packs/compare?after=${packId}`} quiet>
            {say('pack.compare')}
          </LinkButton>
          <LinkButton to={`/packs/${packId}/owners`} quiet>
            {say('pack.owners')}
          </LinkButton>
        </>
      )}
      <DownloadButton href={hrefOf(printPack, { params: { packId } })}>{say('pack.print')}</DownloadButton>
      <DownloadButton href={hrefOf(downloadPack, { params: { packId } })}>{say('pack.download')}</DownloadButton>
    </Group>
  );
  return <Loaded read={read}>{({ content }) => <PackAsDocument pack={content} acts={acts} />}</Loaded>;
}

function PackAsDocument({ pack, acts }: { readonly pack: Pack; readonly acts: ReactNode }): ReactNode {
  const { say, text } = useSpeech();
  const document = documentOf(pack, { say, text });
  const title = (node: { number: string; text: string; points: string }): string => say('document.node', { ...node });
  return (
    <>
      <PageHead title={document.title} lead={document.lead ?? undefined} actions={acts} />
      <FactList facts={document.facts.map(([label, value]) => ({ label, value }))} />
      <div className="criteria-document">
        {document.parts.map((part) => (
          <Section
            key={part.number}
            title={part.isSpecial ? `${say('document.special')} · ${title(part)}` : title(part)}
          >
            <PartNodes part={part} title={title} under={2} />
          </Section>
        ))}
        <RuleSections document={document} sources={say('document.sources')} />
      </div>
    </>
  );
}
