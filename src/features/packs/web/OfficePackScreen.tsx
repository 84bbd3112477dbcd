import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { CriterionNode, Pack } from '../../../core/criteria/pack.ts';
import { isBranch, pointsOf } from '../../../core/criteria/tree.ts';
import { toText } from '../../../core/ratio.ts';
import { FactList } from '../../../platform/ui/facts.tsx';
import { IndicatorRow } from '../../../platform/ui/indicator-row.tsx';
import { DownloadButton, LinkButton } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { hrefOf } from '../../../platform/web/call.ts';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSession } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { downloadPack, getPack } from '../contract.ts';

/** The criteria as a document to read: the same for the office and for units. */
export function OfficePackScreen(): ReactNode {
  const { packId = '' } = useParams();
  const { say, text, exact } = useSpeech();
  const forOffice = useSession().standing.role === 'office';
  const read = useOperation(getPack, { params: { packId } });
  return (
    <Loaded read={read}>
      {({ title, packVersion, indicators, content }) => (
        <>
          <PageHead
            title={text(title)}
            lead={content.summary === undefined ? undefined : text(content.summary)}
            actions={
              <Group>
                {forOffice && (
                  <>
                    <LinkButton to={`/packs/${packId}/try`} quiet>
                      {say('pack.try')}
                    </LinkButton>
                    <LinkButton to={`/packs/compare?after=${packId}`} quiet>
                      {say('pack.compare')}
                    </LinkButton>
                  </>
                )}
                <DownloadButton href={hrefOf(downloadPack, { params: { packId } })}>
                  {say('pack.download')}
                </DownloadButton>
              </Group>
            }
          />
          <FactList
            facts={[
              { label: say('pack.version'), value: packVersion },
              { label: say('pack.indicators'), value: indicators },
              { label: say('pack.base'), value: exact(String(content.base)) },
            ]}
          />
          {content.criteria.map((node) => (
            <Dimension key={node.number} node={node} />
          ))}
          {content.special !== undefined && (
            <Section title={say('pack.special')}>
              <Nodes nodes={content.special.criteria} level={3} />
            </Section>
          )}
          <Conditions pack={content} />
        </>
      )}
    </Loaded>
  );
}

function Dimension({ node }: { readonly node: CriterionNode }): ReactNode {
  const { say, text, exact } = useSpeech();
  return (
    <Section
      title={say('pack.node-title', {
        number: node.number,
        text: text(node.text),
        points: exact(toText(pointsOf(node))),
      })}
    >
      <Nodes nodes={isBranch(node) ? node.children : [node]} level={3} />
    </Section>
  );
}

function Nodes({
  nodes,
  level,
}: {
  readonly nodes: readonly CriterionNode[];
  readonly level: 3 | 4 | 5 | 6;
}): ReactNode {
  const { say, text, exact } = useSpeech();
  return (
    <Stack gap="sm">
      {nodes.map((node) =>
        isBranch(node) ? (
          <div key={node.number}>
            <Title order={level}>
              {say('pack.node-title', {
                number: node.number,
                text: text(node.text),
                points: exact(toText(pointsOf(node))),
              })}
            </Title>
            <Nodes nodes={node.children} level={level === 3 ? 4 : level === 4 ? 5 : 6} />
          </div>
        ) : (
          <IndicatorRow
            key={node.number}
            number={node.number}
            text={text(node.text)}
            points={toText(pointsOf(node))}
            methods={node.methods.map((method) => say(`method.${method}`))}
          >
            {node.source !== undefined && (
              <Text size="sm" c="dimmed">
                {say(node.source.mark === 'sourced' ? 'pack.sourced' : 'pack.assumption')}
              </Text>
            )}
          </IndicatorRow>
        ),
      )}
    </Stack>
  );
}

function Conditions({ pack }: { readonly pack: Pack }): ReactNode {
  const { say, text } = useSpeech();
  const lists = [
    ['pack.gates', pack.gates ?? []],
    ['pack.vetoes', pack.vetoes ?? []],
  ] as const;
  return lists.map(([title, items]) =>
    items.length === 0 ? null : (
      <Section key={title} title={say(title)}>
        <ul>
          {items.map((condition) => (
            <li key={condition.id}>{text(condition.text)}</li>
          ))}
        </ul>
      </Section>
    ),
  );
}
