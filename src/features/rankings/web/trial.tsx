import { List, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AnswerOf, CallOf } from '../../../platform/operation.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { Section } from '../../../platform/ui/states.tsx';
import { call } from '../../../platform/web/call.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { type getRanking, tryRule } from '../contract.ts';

interface Props {
  readonly editionId: string;
  readonly ranking: AnswerOf<typeof getRanking>;
}

type Query = CallOf<typeof tryRule>['query'];
type Result = AnswerOf<typeof tryRule>;
interface Wish {
  readonly what: 'atLeast' | 'places' | 'ties' | 'weight';
  readonly atLeast: string;
  readonly places: string;
  readonly ties: 'all-in' | 'none-in';
  readonly criterion: string;
  readonly factor: string;
}

function queryOf({ what, atLeast, places, ties, criterion, factor }: Wish): Query {
  if (what === 'atLeast') return { atLeast };
  if (what === 'places') return { places: Number(places) };
  return what === 'ties' ? { ties } : { criterion, factor };
}

/** One thing of the rule changed for trial, and who would be named that is not, or no longer. */
export function Trial({ editionId, ranking }: Props): ReactNode {
  const { say } = useSpeech();
  const { atLeast, places } = ranking.rule;
  const [result, setResult] = useState<Result>();
  const form = useForm<Wish, Result>({
    initial: {
      what: 'atLeast',
      atLeast: atLeast ?? '',
      places: String(places ?? ''),
      ties: 'all-in',
      criterion: '',
      factor: '1.2',
    },
    submit: (wish) => call(tryRule, { params: { editionId }, query: queryOf(wish) }),
    done: setResult,
  });
  const { what } = form.values;
  const changes: Wish['what'][] = ['atLeast', ...(places === null ? [] : ['places' as const]), 'ties', 'weight'];
  return (
    <Section title={say('ranking.trial')}>
      <Text>{say('ranking.trial-lead')}</Text>
      <Form form={form}>
        <SelectField
          {...form.field('what')}
          label={say('ranking.trial-what')}
          choices={changes.map((value) => ({ value, label: say(`ranking.trial-${value}`) }))}
        />
        {what === 'atLeast' && <TextField {...form.field('atLeast')} label={say('ranking.trial-atLeast')} limit={30} />}
        {what === 'places' && <TextField {...form.field('places')} label={say('ranking.trial-places')} limit={7} />}
        {what === 'ties' && (
          <SelectField
            {...form.field('ties')}
            label={say('ranking.trial-ties')}
            choices={[
              { value: 'all-in', label: say('ranking.tie-all-in') },
              { value: 'none-in', label: say('ranking.tie-none-in') },
            ]}
          />
        )}
        {what === 'weight' && (
          <>
            <TextField {...form.field('criterion')} label={say('ranking.trial-criterion')} limit={30} />
            <TextField
              {...form.field('factor')}
              label={say('ranking.trial-factor')}
              hint={say('ranking.trial-factor-hint')}
              limit={30}
            />
          </>
        )}
        <SubmitBar label={say('ranking.trial-run')} />
      </Form>
      <div aria-live="polite">{result !== undefined && <Outcome result={result} />}</div>
    </Section>
  );
}

function Outcome({ result }: { readonly result: Result }): ReactNode {
  const { say, text, exact } = useSpeech();
  const { entering, leaving, named } = result;
  const params = { named, cut: result.cut === null ? '–' : exact(result.cut, 2) };
  if (entering.length + leaving.length === 0) return <Text>{say('ranking.trial-none', params)}</Text>;
  const moves = [
    ...entering.map((moved) => ({ ...moved, how: say('ranking.entering') })),
    ...leaving.map((moved) => ({ ...moved, how: say('ranking.leaving') })),
  ];
  return (
    <>
      <Text>{say('ranking.trial-result', params)}</Text>
      <List size="sm">
        {moves.map(({ entryId, number, unitName, how }) => (
          <List.Item key={entryId}>{`${number} ${text(unitName)} · ${how}`}</List.Item>
        ))}
      </List>
    </>
  );
}
