import type { ReactNode } from 'react';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { DateField, NumberField } from '../../../platform/ui/fields.tsx';
import type { Bindings } from '../../../platform/web/bindings.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';

/** What the fields of all kinds hold; a kind takes those that are its own. */
export interface FindingDraft {
  readonly ground: string;
  readonly day: string;
  readonly number: number | null;
  readonly grade: string;
  readonly state: string;
  readonly renewing: string;
  readonly programme: string;
}

export const emptyFinding: FindingDraft = {
  ground: '',
  day: '',
  number: null,
  grade: 'minor',
  state: 'open',
  renewing: 'yes',
  programme: '',
};

type Speech = ReturnType<typeof useSpeech>;
type Shown = (value: Readonly<Record<string, unknown>>, speech: Speech) => string;

interface KindFace {
  readonly valueOf: (draft: FindingDraft) => Record<string, unknown>;
  readonly shown: Shown;
  readonly Fields: (props: { field: Bindings<FindingDraft>; programmes: readonly string[] }) => ReactNode;
}

/** How each kind is entered and read. */
export const findingFaces: Readonly<Record<string, KindFace>> = {
  'secret-visit': {
    valueOf: ({ day, number }) => ({ visitedOn: day, points: number }),
    shown: ({ visitedOn, points }, { say, date }) =>
      say('finding.shown-secret-visit', { visitedOn: date(String(visitedOn)), points: Number(points) }),
    Fields: ({ field }) => {
      const { say } = useSpeech();
      return (
        <>
          <DateField {...field('day')} label={say('finding.visited-on')} required />
          <NumberField {...field('number')} label={say('finding.points')} min={0} decimals={4} required />
        </>
      );
    },
  },
  votes: {
    valueOf: ({ number }) => ({ votes: number }),
    shown: ({ votes }, { say }) => say('finding.shown-votes', { votes: Number(votes) }),
    Fields: ({ field }) => {
      const { say } = useSpeech();
      return <NumberField {...field('number')} label={say('finding.votes')} min={0} required />;
    },
  },
  nonconformity: {
    valueOf: ({ grade, state }) => ({ grade, state }),
    shown: ({ grade, state }, { say }) =>
      say('finding.shown-nonconformity', {
        grade: say(`finding.grade-${grade === 'major' ? 'major' : 'minor'}`),
        state: say(
          state === 'closed'
            ? 'finding.state-closed'
            : state === 'planned'
              ? 'finding.state-planned'
              : 'finding.state-open',
        ),
      }),
    Fields: ({ field }) => {
      const { say } = useSpeech();
      return (
        <>
          <SelectField
            {...field('grade')}
            label={say('finding.grade')}
            choices={[
              { value: 'major', label: say('finding.grade-major') },
              { value: 'minor', label: say('finding.grade-minor') },
            ]}
          />
          <SelectField
            {...field('state')}
            label={say('finding.state')}
            choices={[
              { value: 'open', label: say('finding.state-open') },
              { value: 'planned', label: say('finding.state-planned') },
              { value: 'closed', label: say('finding.state-closed') },
            ]}
          />
        </>
      );
    },
  },
  renewing: {
    valueOf: ({ renewing }) => ({ renewing: renewing === 'yes' }),
    shown: ({ renewing }, { say }) => say(renewing === true ? 'finding.renews' : 'finding.is-new'),
    Fields: ({ field }) => {
      const { say } = useSpeech();
      return (
        <SelectField
          {...field('renewing')}
          label={say('finding.kind-renewing')}
          hint={say('finding.renewing-register')}
          choices={[
            { value: 'yes', label: say('finding.renews') },
            { value: 'no', label: say('finding.is-new') },
          ]}
        />
      );
    },
  },
  conferral: {
    valueOf: ({ programme, day }) => ({ programme, conferredOn: day }),
    shown: ({ programme, conferredOn }, { say, date }) =>
      say('finding.shown-conferral', { programme: String(programme), conferredOn: date(String(conferredOn)) }),
    Fields: ({ field, programmes }) => {
      const { say } = useSpeech();
      return (
        <>
          <SelectField
            {...field('programme')}
            label={say('finding.programme')}
            hint={say('finding.conferral-register')}
            required
            choices={programmes.map((value) => ({ value, label: value }))}
          />
          <DateField {...field('day')} label={say('finding.conferred-on')} required />
        </>
      );
    },
  },
};
