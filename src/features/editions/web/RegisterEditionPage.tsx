import type { ReactElement } from 'react';
import type { Text } from '../../../core/text.ts';
import type { AnswerOf } from '../../../platform/operation.ts';
import type { Speech } from '../../../platform/i18n/speech.ts';
import { RegisterPage } from '../../../platform/ui/register-page.tsx';
import { FactTable, ListTable, TimelineList } from '../../../platform/ui/register-parts.tsx';
import type { listCalls } from '../contract.ts';

type Calls = AnswerOf<typeof listCalls>;
type Edition = Calls['items'][number] & {
  readonly corrections: readonly { readonly id: string; packVersion: string; reason: Text; takenAt: string }[];
};

interface Props {
  readonly speech: Speech;
  readonly address: string;
}

/** What can be entered now, or will be. */
export function RegisterEditionsPage({ speech, address, found }: Props & { readonly found: Calls }): ReactElement {
  const { say, text, date } = speech;
  return (
    <RegisterPage speech={speech} title={say('edition.calls')} address={address}>
      <h1>{say('edition.calls')}</h1>
      {found.items.length === 0 ? (
        <p>{say('edition.no-calls')}</p>
      ) : (
        <ListTable
          caption={say('edition.calls-lead')}
          columns={[say('register.programme'), say('register.body'), say('edition.entry-until')]}
          rows={found.items.map((call) => ({
            id: call.id,
            cells: [
              <a key="n" href={`/editions/${call.id}`}>
                {say('waiting.edition', { programme: text(call.programmeName), edition: call.number })}
              </a>,
              text(call.bodyName),
              date(lastMoment(call.stages.find(({ kind }) => kind === 'entry')?.closesAt ?? '')),
            ],
          }))}
        />
      )}
    </RegisterPage>
  );
}

/** One edition: its stages, the criteria it works under, and what was corrected in them. */
export function RegisterEditionPage({ speech, address, edition }: Props & { readonly edition: Edition }): ReactElement {
  const { say, text, date, period } = speech;
  const title = say('waiting.edition', { programme: text(edition.programmeName), edition: edition.number });
  return (
    <RegisterPage speech={speech} title={title} address={address}>
      <h1>{title}</h1>
      <FactTable
        facts={[
          { label: say('register.body'), value: text(edition.bodyName) },
          { label: say('edition.period'), value: period(edition.periodFrom, edition.periodTo) },
          {
            label: say('edition.pack'),
            value: (
              <a href={`/criteria/${edition.packId}`}>
                {text(edition.packTitle)} {edition.packVersion}
              </a>
            ),
          },
        ]}
      />
      {edition.corrections.length > 0 && (
        <>
          <h2>{say('correction.notice')}</h2>
          <TimelineList
            events={edition.corrections.map(({ id, packVersion, reason, takenAt }) => ({
              id,
              when: date(takenAt),
              title: say('correction.kind-corrected', { version: packVersion }),
              detail: text(reason),
            }))}
          />
        </>
      )}
      <h2>{say('edition.stages')}</h2>
      <ListTable
        caption={say('edition.stages-caption')}
        columns={[say('edition.stage'), say('edition.first-day'), say('edition.last-day')]}
        rows={edition.stages.map(({ kind, opensAt, closesAt }) => ({
          id: kind,
          cells: [say(`stage.${kind}`), date(opensAt), date(lastMoment(closesAt))],
        }))}
      />
    </RegisterPage>
  );
}

/** A closing midnight belongs to the day before it. */
function lastMoment(instant: string): string {
  return instant === '' ? '' : new Date(Date.parse(instant) - 1).toISOString();
}
