import { Anchor, Group, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Verdict } from '../../../core/claims/verdicts.ts';
import { limits } from '../../../core/limits.ts';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, Section } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import type { Tone } from '../../../platform/ui/status.tsx';
import type { AnswerOf } from '../../../platform/operation.ts';
import { useChange } from '../../../platform/web/operations.ts';
import { useSay } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { checkClaimsOfText } from '../contract.ts';

type Check = AnswerOf<typeof checkClaimsOfText>;
type Claim = Check['claims'][number];

const tones: Readonly<Record<Verdict, Tone>> = {
  supported: 'done',
  'supported-as-far-as-complete': 'done',
  'cannot-tell': 'waiting',
  'not-held': 'bad',
  'wrong-edition': 'warned',
  misspelt: 'warned',
  'no-such-honour': 'bad',
  contradicted: 'bad',
};

/** A text is pasted; every claim of an honour in it is held against the register. */
export function OfficeClaimsScreen(): ReactNode {
  const say = useSay();
  const [checked, setChecked] = useState<{ readonly text: string; readonly check: Check }>();
  const ask = useChange(checkClaimsOfText, { invalidates: [] });
  const form = useForm({
    initial: { text: '' },
    submit: async ({ text }) => ({ text, check: await ask.mutateAsync({ body: { text } }) }),
    done: setChecked,
  });
  return (
    <>
      <PageHead title={say('claims.title')} lead={say('claims.lead')} />
      <Stack gap="xl">
        <Form form={form}>
          <TextField {...form.field('text')} label={say('claims.text')} lines={10} limit={limits.claimsText} required />
          <SubmitBar label={say('claims.check')} />
        </Form>
        {checked !== undefined && <Checked {...checked} />}
      </Stack>
    </>
  );
}

function Checked({ text, check: { claims, honours } }: { readonly text: string; readonly check: Check }): ReactNode {
  const say = useSay();
  if (claims.length === 0) {
    return <EmptyState title={say('claims.nothing')}>{say('claims.none', { honours })}</EmptyState>;
  }
  const supported = claims.filter(({ isSupported }) => isSupported).length;
  return (
    <>
      <Section title={say('claims.found')}>
        <Text role="status">{say('claims.summary', { claims: claims.length, supported, honours })}</Text>
        <Stack gap="sm" component="ol">
          {claims.map((claim, index) => (
            <ClaimItem
              key={claim.start}
              claim={claim}
              id={passageId(index)}
              passage={text.slice(claim.start, claim.end)}
            />
          ))}
        </Stack>
      </Section>
      <Section title={say('claims.in-text')}>
        <Paper withBorder p="md" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          <MarkedText text={text} claims={claims} />
        </Paper>
      </Section>
    </>
  );
}

function passageId(index: number): string {
  return `passage-${index + 1}`;
}

function ClaimItem({
  claim,
  id,
  passage,
}: {
  readonly claim: Claim;
  readonly id: string;
  readonly passage: string;
}): ReactNode {
  const say = useSay();
  return (
    <li>
      <Group gap="sm">
        <Status tone={tones[claim.verdict]}>{say(`claim-verdict.${claim.verdict}`)}</Status>
        <Anchor href={`#${id}`}>{passage}</Anchor>
      </Group>
      <ul>
        {claim.reasons.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </li>
  );
}

/** The text as it was checked; each claim stands out by its colour, its sign and its verdict as a word. */
function MarkedText({ text, claims }: { readonly text: string; readonly claims: readonly Claim[] }): ReactNode {
  const say = useSay();
  const parts: ReactNode[] = [];
  let reached = 0;
  for (const [index, { start, end, verdict }] of claims.entries()) {
    // Claims may overlap: what is marked already is not said twice.
    const from = Math.max(start, reached);
    parts.push(
      text.slice(reached, from),
      <mark key={start} id={passageId(index)} tabIndex={-1}>
        {text.slice(from, Math.max(from, end))}
        <Status tone={tones[verdict]}>{say(`claim-verdict.${verdict}`)}</Status>
      </mark>,
    );
    reached = Math.max(reached, end);
  }
  return [...parts, text.slice(reached)];
}
