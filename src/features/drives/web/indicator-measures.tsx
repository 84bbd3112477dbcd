import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { EmptyState, Section } from '../../../platform/ui/states.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { Drive, Held } from './drive-parts.ts';
import { TaskLines } from './task-lines.tsx';

/** The measures that serve an indicator, each with the goal it belongs to and its tasks; and its open findings. */
export function IndicatorMeasures({ drive, held }: { readonly drive: Drive; readonly held: Held }): ReactNode {
  const { say } = useSpeech();
  const findings = drive.indicators.find(({ indicator }) => indicator === held.indicator)?.openFindings ?? 0;
  const toPlan = `/drives/${drive.id}?part=plan`;
  return (
    <>
      <Section title={say('drive.measures')}>
        {held.measures.length === 0 ? (
          <EmptyState title={say('drive.unserved')} action={<GoLink to={toPlan}>{say('drive.to-plan')}</GoLink>}>
            {say('drive.unserved-why')}
          </EmptyState>
        ) : (
          <Stack gap="md">
            {held.measures.map((measure) => (
              <section key={measure.id} className="measure">
                <h3>{measure.title}</h3>
                <Text size="sm" c="dimmed">
                  {say('drive.for-goal', { title: measure.goalTitle })}
                </Text>
                <TaskLines tasks={measure.tasks} />
              </section>
            ))}
          </Stack>
        )}
      </Section>
      {findings > 0 && (
        <Section title={say('drive.open-findings')}>
          <GoLink to={`/inspections?indicator=${encodeURIComponent(held.indicator)}&f-state=open`}>
            {say('drive.findings-here', { count: findings })}
          </GoLink>
        </Section>
      )}
    </>
  );
}
