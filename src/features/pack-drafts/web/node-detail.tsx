import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { sumOfNodes } from '../../../core/criteria/draft.ts';
import type { DraftNode } from '../../../core/criteria/draft.ts';
import { missesSum } from '../../../core/criteria/draft-problems.ts';
import { addUp, asIndicator, listOf, nodeAt, parentOf, setNumber } from '../../../core/criteria/edit.ts';
import { toShown } from '../../../core/ratio.ts';
import { Section } from '../../../platform/ui/states.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { Fields } from './field-groups.tsx';
import { LineField } from './plain-fields.tsx';
import { NodeActs } from './node-acts.tsx';
import { branchSchema, indicatorSchema } from './schema-of.ts';
import { useEditor } from './use-editor.ts';
import { AsText } from './as-text.tsx';

const branchParts = ['points', 'text', 'choose', 'guidance', 'source'];
const indicatorParts = [
  'points',
  'text',
  'scale',
  'methods',
  'length',
  'evidence',
  'owner',
  'guidance',
  'core',
  'notApplicable',
  'methodShares',
  'lookBackMonths',
  'source',
];

/** Everything about one criterion or indicator. */
export function NodeDetail({ at, node }: { readonly at: string; readonly node: DraftNode }): ReactNode {
  const { say, text } = useSpeech();
  const { draft, store } = useEditor();
  const isBranch = node.children !== undefined;
  const schema = isBranch ? branchSchema : indicatorSchema;
  const parent = nodeAt(draft, parentOf(listOf(at)));
  const parts = isBranch ? branchParts : indicatorParts;
  const only = parent?.['choose'] === 'by-unit-type' ? [...parts, 'unitTypes'] : parts;
  const title = text(node.text) || say('pack-edit.no-text');
  return (
    <Section title={`${node.number} ${title}`} actions={<AsText at={at} />}>
      <Stack gap="md">
        <NodeActs at={at} node={node} />
        {isBranch && <Sums at={at} node={node} />}
        <LineField
          schema={schema.properties?.['number'] ?? {}}
          at={`${at}/number`}
          value={node.number}
          name="number"
          above="node"
          required
          narrow
          read={(number) => number.trim()}
          keep={(number) => void store.edit('number', `${at}/number`, (one) => setNumber(one, at, String(number)))}
        />
        <Fields schema={schema} at={at} value={node} name="node" only={only} />
      </Stack>
    </Section>
  );
}

/** Whether the points of a branch are those of its children, and how to make them so. */
function Sums({ at, node }: { readonly at: string; readonly node: DraftNode }): ReactNode {
  const { say } = useSpeech();
  const { act } = useEditor();
  const children = node.children ?? [];
  if (children.length === 0) {
    return (
      <Alert color="red" variant="outline">
        <Text mb="xs">{say('pack-edit.branch-empty')}</Text>
        <Button variant="default" size="xs" onClick={() => act('indicator', (draft) => asIndicator(draft, at))}>
          {say('pack-edit.as-indicator')}
        </Button>
      </Alert>
    );
  }
  const sum = toShown(sumOfNodes(children));
  if (node['choose'] !== undefined)
    return <Text c="dimmed">{say('pack-edit.alternatives', { count: children.length })}</Text>;
  if (!missesSum(node)) return <Text c="dimmed">{say('pack-edit.adds-up', { count: children.length, sum })}</Text>;
  return (
    <Alert color="red" variant="outline">
      <Group justify="space-between">
        <Text>{say('pack-edit.adds-up-not', { count: children.length, sum, stated: String(node.points) })}</Text>
        <Button variant="default" size="xs" onClick={() => act('sum', (draft) => addUp(draft, at))}>
          {say('pack-edit.take-sum')}
        </Button>
      </Group>
    </Alert>
  );
}
