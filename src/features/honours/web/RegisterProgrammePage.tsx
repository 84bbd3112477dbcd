import type { ReactElement } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import type { Speech } from '../../../platform/i18n/speech.ts';
import { RegisterPage } from '../../../platform/ui/register-page.tsx';
import { FactTable, ListTable } from '../../../platform/ui/register-parts.tsx';
import type { listHonours, listRegisterProgrammes } from '../contract.ts';
import { HonourStatusMark } from './honour-status.tsx';

interface Props {
  readonly speech: Speech;
  readonly address: string;
  readonly programme: AnswerOf<typeof listRegisterProgrammes>['items'][number];
  readonly edition: string | undefined;
  readonly honours: AnswerOf<typeof listHonours>;
}

/** A programme's holders, edition by edition, and how complete the register is for it. */
export function RegisterProgrammePage({ speech, address, programme, edition, honours }: Props): ReactElement {
  const { say, text, date } = speech;
  const path = `/register/programmes/${programme.programmeId}`;
  const complete = programme.completeSince;
  return (
    <RegisterPage speech={speech} title={text(programme.name)} address={address}>
      <h1>{text(programme.name)}</h1>
      {text(programme.description) !== '' && <p className="lead">{text(programme.description)}</p>}
      <FactTable
        facts={[
          { label: say('register.kind'), value: say(`honour-kind.${programme.kind}`) },
          { label: say('register.body'), value: text(programme.bodyName) },
          {
            label: say('register.completeness'),
            value:
              complete === null
                ? say('programme.not-complete')
                : say('programme.complete-since', { date: date(complete) }),
          },
        ]}
      />
      {programme.editions.length > 1 && (
        <nav aria-label={say('register.editions')} className="crumbs">
          <a href={path} aria-current={edition === undefined ? 'page' : undefined}>
            {say('register.all-editions')}
          </a>
          {programme.editions.map((each) => (
            <span key={each.edition}>
              {' '}
              ·{' '}
              <a
                href={`${path}?edition=${encodeURIComponent(each.edition)}`}
                aria-current={edition === each.edition ? 'page' : undefined}
              >
                {say('register.edition-count', { edition: each.edition, count: each.honours })}
              </a>
            </span>
          ))}
        </nav>
      )}
      <ListTable
        caption={say('register.holders-caption', { count: honours.total })}
        columns={[
          say('register.unit'),
          say('register.edition-column'),
          say('register.district'),
          say('register.status'),
        ]}
        rows={honours.items.map((honour) => ({
          id: honour.id,
          cells: [
            <a key="u" href={`/register/units/${honour.unitId}`}>
              {text(honour.unitName)}
            </a>,
            honour.edition,
            honour.district,
            <HonourStatusMark key="s" speech={speech} status={honour.status} />,
          ],
        }))}
      />
      {honours.next !== null && (
        <p className="pages">
          <a
            rel="next"
            href={`${path}?${new URLSearchParams({ ...(edition === undefined ? {} : { edition }), after: honours.next }).toString()}`}
          >
            {say('register.next')}
          </a>
        </p>
      )}
    </RegisterPage>
  );
}
