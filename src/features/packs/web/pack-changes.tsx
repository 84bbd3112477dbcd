import { List, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { type ChangeGroup, changeGroups } from '../../../core/criteria/compare.ts';
import type { AnswerOf } from '../../../platform/operation.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { comparePackVersions } from '../contract.ts';

type Comparison = Pick<AnswerOf<typeof comparePackVersions>, 'changes' | 'unchanged' | 'unchangedRules'>;
type Change = Comparison['changes'][number];

/** What changes from one version to another, by what it is about; criteria by their dimension. */
export function PackChanges({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const { say } = useSpeech();
  const { changes, unchanged, unchangedRules } = comparison;
  // That the version differs is no difference by itself.
  const told = changes.filter(({ code }) => code !== 'pack-version');
  return (
    <>
      {told.length === 0 && <Text>{say('pack.compare-same')}</Text>}
      {changeGroups.map((group) => (
        <ChangesAbout key={group} group={group} changes={told.filter((change) => change.group === group)} />
      ))}
      <Text c="dimmed" mt="md">
        {say('pack.unchanged', { indicators: unchanged, rules: unchangedRules })}
      </Text>
    </>
  );
}

interface ChangesAboutProps {
  readonly group: ChangeGroup;
  readonly changes: readonly Change[];
}

function ChangesAbout({ group, changes }: ChangesAboutProps): ReactNode {
  const { say } = useSpeech();
  if (changes.length === 0) return null;
  const dimensions = [...new Set(changes.map(({ under }) => under))];
  return (
    <section className="section">
      <Title order={3} size="h4">
        {say(`pack.change-${group}`)}
      </Title>
      {dimensions.map((dimension) => (
        <div key={dimension ?? ''}>
          {dimension !== null && (
            <Text fw={600} mt="xs">
              {dimension}
            </Text>
          )}
          <List>
            {changes
              .filter(({ under }) => under === dimension)
              .map(({ code, message }) => (
                <List.Item key={`${code} ${message}`}>{message}</List.Item>
              ))}
          </List>
        </div>
      ))}
    </section>
  );
}
