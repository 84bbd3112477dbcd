import type { ReactElement, ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import type { Speech } from '../../../platform/i18n/speech.ts';
import { RegisterPage } from '../../../platform/ui/register-page.tsx';
import { FactTable, TimelineList } from '../../../platform/ui/register-parts.tsx';
import type { getHolder } from '../contract.ts';
import { HonourStatusMark } from './honour-status.tsx';

type Holder = AnswerOf<typeof getHolder>;
type Held = Holder['honours'][number];

interface Props {
  readonly speech: Speech;
  readonly address: string;
  readonly holder: Holder;
}

/** A unit on the register: its honours on a time line, and for how many years on end it has held them. */
export function RegisterUnitPage({ speech, address, holder }: Props): ReactElement {
  const { say, text, date } = speech;
  return (
    <RegisterPage
      speech={speech}
      title={text(holder.name)}
      address={address}
      description={say('register.unit-description', { unit: text(holder.name) })}
    >
      <h1>{text(holder.name)}</h1>
      <FactTable
        facts={[
          ...(holder.district === '' ? [] : [{ label: say('register.district'), value: holder.district }]),
          ...(holder.sector === '' ? [] : [{ label: say('register.sector'), value: holder.sector }]),
          ...holder.formerNames.map(({ name, usedUntil }) => ({
            label: say('register.former-name'),
            value: say('register.used-until', { name: text(name), date: date(usedUntil) }),
          })),
        ]}
      />
      {holder.terms
        .filter(({ consecutiveEditions }) => consecutiveEditions.length > 1)
        .map((terms) => (
          <Consecutive key={terms.programmeId} speech={speech} terms={terms} />
        ))}
      <h2>{say('register.timeline')}</h2>
      <TimelineList
        events={holder.honours.toReversed().map((honour) => ({
          id: honour.id,
          when: whenOf(speech, honour),
          title: <a href={`/register/programmes/${honour.programmeId}`}>{text(honour.programmeName)}</a>,
          mark: <HonourStatusMark speech={speech} status={honour.status} />,
          detail: <Detail speech={speech} honour={honour} />,
        }))}
      />
    </RegisterPage>
  );
}

function Consecutive({
  speech,
  terms,
}: {
  readonly speech: Speech;
  readonly terms: Holder['terms'][number];
}): ReactNode {
  const { say, text } = speech;
  const editions = terms.consecutiveEditions.join(say('register.list-comma'));
  const key = terms.isCurrent ? 'register.holder-for' : 'register.held-for';
  return (
    <section>
      <h2>{text(terms.programmeName)}</h2>
      <p className="figure">
        {terms.consecutiveYears === null
          ? say('register.consecutive-editions', { count: terms.consecutiveEditions.length, editions })
          : say(key, { count: terms.consecutiveYears, editions })}
      </p>
      <details>
        <summary>{say('register.reasoning')}</summary>
        <ul>
          {terms.reasoning.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function whenOf({ say, period, date }: Speech, { edition, periodFrom, periodTo, conferredOn }: Held): string {
  const parts = [
    edition === '' ? '' : say('register.edition', { edition }),
    periodFrom === null || periodTo === null ? '' : period(periodFrom, periodTo),
    conferredOn === null ? '' : say('register.conferred-on', { date: date(conferredOn) }),
  ];
  return parts.filter((part) => part !== '').join(' · ') || say('register.date-unknown');
}

function Detail({ speech, honour }: { readonly speech: Speech; readonly honour: Held }): ReactNode {
  const { say, text } = speech;
  return (
    <>
      {text(honour.bodyName)}
      {honour.citation !== '' && (
        <>
          <br />
          {honour.citation}
        </>
      )}
      {honour.batch !== '' && (
        <>
          <br />
          {say('register.batch', { batch: honour.batch })}
        </>
      )}
      {honour.certificate !== null && (
        <>
          <br />
          <a href={`/certificates/${honour.certificate}`}>{say('register.verify')}</a>
        </>
      )}
    </>
  );
}
