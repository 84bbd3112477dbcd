import type { ReactElement } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import type { Speech } from '../../../platform/i18n/speech.ts';
import { RegisterPage } from '../../../platform/ui/register-page.tsx';
import { FactTable } from '../../../platform/ui/register-parts.tsx';
import type { lodgeObjection, readObjection } from '../contract.ts';

interface LodgedProps {
  readonly speech: Speech;
  readonly address: string;
  readonly receipt: AnswerOf<typeof lodgeObjection>;
}

/** What whoever objected must keep: number and secret are shown this once. */
export function RegisterObjectionLodgedPage({ speech, address, receipt }: LodgedProps): ReactElement {
  const { say, date, dateTime } = speech;
  return (
    <RegisterPage speech={speech} title={say('notice.lodged')} address={address}>
      <h1>{say('notice.lodged')}</h1>
      <p className="notice">{say('notice.keep')}</p>
      <FactTable
        facts={[
          { label: say('notice.number'), value: receipt.number },
          { label: say('notice.secret'), value: receipt.secret },
          { label: say('notice.lodged-at'), value: dateTime(receipt.lodgedAt) },
          { label: say('notice.answered-by'), value: date(receipt.answeredBy) },
        ]}
      />
      <p>
        <a href="/objections">{say('register.my-objection')}</a>
      </p>
    </RegisterPage>
  );
}

interface ReadProps {
  readonly speech: Speech;
  readonly address: string;
  readonly found: AnswerOf<typeof readObjection> | undefined;
  readonly isWrong: boolean;
}

/** The answer to an objection, for whoever kept its number and secret. */
export function RegisterObjectionPage({ speech, address, found, isWrong }: ReadProps): ReactElement {
  const { say, dateTime } = speech;
  return (
    <RegisterPage speech={speech} title={say('register.my-objection')} address={address}>
      <h1>{say('register.my-objection')}</h1>
      {found === undefined ? (
        <form className="fields" method="post" action="/objections" encType="multipart/form-data">
          {isWrong && (
            <p className="wrong" role="alert">
              {say('notice.no-such-objection')}
            </p>
          )}
          <label>
            {say('notice.number')}
            <input name="number" required maxLength={40} />
          </label>
          <label>
            {say('notice.secret')}
            <input name="secret" required maxLength={100} autoComplete="off" />
          </label>
          <button type="submit" className="button">
            {say('notice.show-answer')}
          </button>
        </form>
      ) : (
        <FactTable
          facts={[
            { label: say('notice.number'), value: found.number },
            { label: say('notice.lodged-at'), value: dateTime(found.lodgedAt) },
            { label: say('notice.grounds'), value: found.grounds },
            {
              label: say('notice.outcome'),
              value: found.ruling === null ? say('notice.not-answered') : say(`notice.outcome-${found.ruling.outcome}`),
            },
            ...(found.ruling === null
              ? []
              : [
                  { label: say('notice.ruling'), value: found.ruling.answer },
                  { label: say('notice.answered-at'), value: dateTime(found.ruling.ruledAt) },
                ]),
          ]}
        />
      )}
    </RegisterPage>
  );
}
