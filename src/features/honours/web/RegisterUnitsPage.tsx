import type { ReactElement } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import type { Speech } from '../../../platform/i18n/speech.ts';
import { RegisterPage } from '../../../platform/ui/register-page.tsx';
import { ListTable } from '../../../platform/ui/register-parts.tsx';
import type { searchRegister } from '../contract.ts';

interface Props {
  readonly speech: Speech;
  readonly address: string;
  readonly q: string;
  readonly found: AnswerOf<typeof searchRegister>;
}

/** Units whose name, present or former, contains what was asked for. */
export function RegisterUnitsPage({ speech, address, q, found }: Props): ReactElement {
  const { say, text, number } = speech;
  const title = q === '' ? say('register.all-units') : say('register.found', { q, count: found.total });
  return (
    <RegisterPage speech={speech} title={title} address={address} q={q}>
      <h1>{title}</h1>
      {found.items.length === 0 ? (
        <p className="notice">{say('register.nothing-found')}</p>
      ) : (
        <ListTable
          caption={say('register.units-caption', { count: found.total })}
          columns={[say('register.unit'), say('register.district'), say('register.sector'), say('register.honours')]}
          rows={found.items.map((unit) => ({
            id: unit.unitId,
            cells: [
              <a key="n" href={`/register/units/${unit.unitId}`}>
                {text(unit.name)}
              </a>,
              unit.district,
              unit.sector,
              number(unit.honours),
            ],
          }))}
        />
      )}
      {found.next !== null && (
        <p className="pages">
          <a
            rel="next"
            href={`/register/units?${new URLSearchParams({ ...(q === '' ? {} : { q }), after: found.next }).toString()}`}
          >
            {say('register.next')}
          </a>
        </p>
      )}
    </RegisterPage>
  );
}
