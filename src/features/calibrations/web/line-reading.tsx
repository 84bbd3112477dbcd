import { List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { LinkButton } from '../../../platform/ui/link-button.tsx';
import { Section } from '../../../platform/ui/states.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { Answer, Calibration } from './parts.ts';

/** What the line rests on, and which further sheets would settle it. */
export function LineReading({ found, answer }: { readonly found: Calibration; readonly answer: Answer }): ReactNode {
  const { say, text, share } = useSpeech();
  const { entries, line } = answer;
  if (line === null) return null;
  const byId = new Map(entries.map((entry) => [entry.entryId, entry]));
  const nameOf = (id: string) => text(byId.get(id)?.unitName ?? { zh: id, en: id });
  const wanted = entries.filter(({ moreSheets }) => moreSheets !== null);
  return (
    <Section
      title={say('calibration.third')}
      actions={
        wanted.length > 0 && !found.isDecided ? (
          <LinkButton to={`/editions/${found.editionId}/assignments`} quiet>
            {say('calibration.go-third')}
          </LinkButton>
        ) : undefined
      }
    >
      <Text>
        {say('calibration.third-told', { sheets: line.moreSheets, entries: wanted.length, beyond: line.beyond.length })}
      </Text>
      <List>
        {wanted.map(({ entryId, number, unitName, moreSheets, chanceAbove }) => (
          <List.Item key={entryId}>
            {say('calibration.third-entry', {
              number,
              unit: text(unitName),
              more: moreSheets ?? 0,
              chance: share(chanceAbove ?? 0),
            })}
          </List.Item>
        ))}
      </List>
      {line.pairs.length > 0 && (
        <details>
          <summary>{say('calibration.pairs', { count: line.pairs.length })}</summary>
          <List size="sm">
            {line.pairs.slice(0, 40).map(({ above, below, chance }) => (
              <List.Item key={above + below}>
                {say('calibration.pair', { above: nameOf(above), below: nameOf(below), chance: share(chance) })}
              </List.Item>
            ))}
          </List>
        </details>
      )}
    </Section>
  );
}
