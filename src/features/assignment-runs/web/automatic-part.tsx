import { Alert, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { FactList } from '../../../platform/ui/facts.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getAssignmentPlan } from '../../assignment-plans/contract.ts';
import { listAssignmentRuns } from '../contract.ts';
import { RunForm } from './run-form.tsx';
import { RunHistory } from './run-history.tsx';
import { RunPanel } from './run-panel.tsx';
import { WeightsForm } from './weights-form.tsx';

type Plan = AnswerOf<typeof getAssignmentPlan>;

/** Assigning a whole edition at once: the problem, what it is to be good at, the run, and what came out of it. */
export function AutomaticPart({ editionId }: { readonly editionId: string }): ReactNode {
  const { say } = useSpeech();
  const plan = useOperation(getAssignmentPlan, { params: { editionId } });
  const wish = { params: { editionId }, query: { limit: 20 } };
  const runs = useOperation(listAssignmentRuns, wish);
  const goesOn = runs.data?.items.some(({ state }) => state === 'waiting' || state === 'running') ?? false;
  useOperation(listAssignmentRuns, wish, { enabled: goesOn, ...(goesOn && { everyMs: 2000 }) });
  const [chosen, choose] = useState<string | null>(null);
  return (
    <Section title={say('plan.title')}>
      <Stack gap="lg">
        <Text c="dimmed" maw="46rem">
          {say('plan.lead')}
        </Text>
        <Loaded read={plan}>
          {(shown) => (
            <>
              <Glance plan={shown} />
              {shown.entries === 0 || shown.assessors === 0 ? (
                <Alert variant="outline">{say('plan.none')}</Alert>
              ) : (
                <>
                  <WeightsForm key={shown.version} editionId={editionId} plan={shown} />
                  <Loaded read={runs}>
                    {({ items }) => {
                      const runId = chosen ?? items[0]?.id;
                      return (
                        <>
                          <RunForm
                            key={runId ?? 'first'}
                            editionId={editionId}
                            plan={shown}
                            runId={runId}
                            done={() => choose(null)}
                          />
                          {runId !== undefined && (
                            <RunPanel key={`panel-${runId}`} runId={runId} editionId={editionId} />
                          )}
                          {items.length > 1 && <RunHistory runs={items} shown={runId} show={choose} />}
                        </>
                      );
                    }}
                  </Loaded>
                </>
              )}
            </>
          )}
        </Loaded>
      </Stack>
    </Section>
  );
}

function Glance({ plan }: { readonly plan: Plan }): ReactNode {
  const { say, number } = useSpeech();
  const needed = plan.stages[0]?.needed ?? 1;
  return (
    <FactList
      facts={[
        { label: say('plan.entries'), value: number(plan.entries) },
        { label: say('plan.needed'), value: number(needed) },
        { label: say('plan.seats'), value: number(plan.entries * needed) },
        { label: say('plan.assigned'), value: `${number(plan.assigned)} (${say('plan.begun')} ${number(plan.begun)})` },
        { label: say('plan.assessors'), value: number(plan.assessors) },
        { label: say('plan.described'), value: number(plan.described) },
        { label: say('plan.bids'), value: number(plan.bids) },
        {
          label: say('plan.barred'),
          value: (
            <>
              {number(plan.barredPairs)} <GoLink to="/conflicts">{say('plan.see-conflicts')}</GoLink>
            </>
          ),
        },
      ]}
    />
  );
}
