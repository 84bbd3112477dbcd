import { Checkbox, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Indicator } from '../../../core/criteria/pack.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { useSay } from '../../../platform/web/speech.tsx';
import type { AnswerValue } from './answer-value.ts';

type Claim = AnswerValue['notApplicable'];

interface ClaimFieldProps {
  readonly indicator: Indicator;
  readonly claim: Claim;
  readonly change: (claim: Claim) => void;
}

/** Where the pack provides for it, a unit may say that an indicator does not apply to it; nothing is asked there then. */
export function ClaimField({ indicator: { number, notApplicable: rule }, claim, change }: ClaimFieldProps): ReactNode {
  const say = useSay();
  if (rule === undefined) return null;
  const by = rule.kind === 'substitute' ? rule.by : [];
  const [only = null] = by.length === 1 ? by : [];
  return (
    <Stack gap="xs">
      <Checkbox
        label={say('entry.not-applicable')}
        description={say(`entry.not-applicable-${rule.kind}`, { numbers: by.join(', ') })}
        checked={claim !== null}
        onChange={(event) => change(event.currentTarget.checked ? { substitute: only } : null)}
      />
      {claim !== null && by.length > 1 && (
        <SelectField
          id={`substitute-${number}`}
          label={say('entry.substitute')}
          value={claim.substitute ?? ''}
          onChange={(substitute) => change({ substitute: substitute === '' ? null : substitute })}
          problems={[]}
          choices={by.map((value) => ({ value, label: value }))}
          required
        />
      )}
    </Stack>
  );
}

export function ClaimShown({ substitute }: { readonly substitute: string | null }): ReactNode {
  const say = useSay();
  return (
    <Text>
      {substitute === null ? say('entry.does-not-apply') : say('entry.does-not-apply-but', { number: substitute })}
    </Text>
  );
}
