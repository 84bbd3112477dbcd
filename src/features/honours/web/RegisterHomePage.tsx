import type { ReactElement, ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import type { Speech } from '../../../platform/i18n/speech.ts';
import { RegisterPage, SearchForm } from '../../../platform/ui/register-page.tsx';
import { ListTable } from '../../../platform/ui/register-parts.tsx';
import type { listNotices } from '../../notices/contract.ts';
import type { listRegisterProgrammes } from '../contract.ts';

interface Props {
  readonly speech: Speech;
  readonly address: string;
  /** What the installation says of itself. */
  readonly above?: ReactNode;
  readonly programmes: AnswerOf<typeof listRegisterProgrammes>['items'];
  readonly notices: AnswerOf<typeof listNotices>['items'];
}

/** The register's first page: search, what is on notice now, and the honours it keeps. */
export function RegisterHomePage({ speech, address, above, programmes, notices }: Props): ReactElement {
  const { say, text, date, workingDays, number } = speech;
  return (
    <RegisterPage speech={speech} title={say('register.home')} address={address} description={say('register.what')}>
      {above}
      <h1>{say('register.title')}</h1>
      <p className="lead">{say('register.what')}</p>
      <SearchForm speech={speech} large />
      <p>
        <a href="/editions">{say('edition.calls')}</a> · <a href="/register/units">{say('register.all-units')}</a> ·{' '}
        <a href="/register/honours.csv">{say('register.download')}</a> ·{' '}
        <a href="/objections">{say('register.my-objection')}</a>
      </p>
      <h2>{say('register.notices')}</h2>
      {notices.length === 0 ? (
        <p>{say('register.no-notices')}</p>
      ) : (
        <ListTable
          caption={say('register.notices-caption')}
          columns={[say('register.programme'), say('register.body'), say('register.until')]}
          rows={notices.map((notice) => ({
            id: notice.id,
            cells: [
              <a key="n" href={`/notices/${notice.id}`}>
                {say('waiting.edition', { programme: text(notice.programmeName), edition: notice.editionNumber })}
              </a>,
              text(notice.bodyName),
              notice.workingDaysLeft > 0
                ? say('register.until-left', {
                    date: date(lastMomentOf(notice.closesAt)),
                    left: workingDays(notice.workingDaysLeft),
                  })
                : say('register.notice-over', { date: date(lastMomentOf(notice.closesAt)) }),
            ],
          }))}
        />
      )}
      <h2>{say('register.programmes')}</h2>
      <ListTable
        caption={say('register.programmes-caption')}
        columns={[
          say('register.programme'),
          say('register.kind'),
          say('register.body'),
          say('register.editions'),
          say('register.holders'),
        ]}
        rows={programmes.map((programme) => ({
          id: programme.programmeId,
          cells: [
            <a key="n" href={`/register/programmes/${programme.programmeId}`}>
              {text(programme.name)}
            </a>,
            say(`honour-kind.${programme.kind}`),
            text(programme.bodyName),
            programme.editions
              .map(({ edition }) => edition)
              .filter((edition) => edition !== '')
              .toReversed()
              .join(say('register.list-comma')) || '–',
            number(programme.holders),
          ],
        }))}
      />
    </RegisterPage>
  );
}

/** A closing midnight belongs to the day before it. */
function lastMomentOf(closesAt: string): string {
  return new Date(Date.parse(closesAt) - 1).toISOString();
}
