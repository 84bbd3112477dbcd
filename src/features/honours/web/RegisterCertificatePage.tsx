import type { ReactElement } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import type { Speech } from '../../../platform/i18n/speech.ts';
import { RegisterPage } from '../../../platform/ui/register-page.tsx';
import { FactTable } from '../../../platform/ui/register-parts.tsx';
import type { verifyCertificate } from '../contract.ts';
import { HonourStatusMark } from './honour-status.tsx';

interface Props {
  readonly speech: Speech;
  readonly address: string;
  readonly certificate: AnswerOf<typeof verifyCertificate>;
}

/** What a certificate's QR code leads to: that it is genuine, and whether the honour is held today. */
export function RegisterCertificatePage({ speech, address, certificate }: Props): ReactElement {
  const { say, text, date, dateTime, period } = speech;
  const { honour, isHeld, code, issuedAt } = certificate;
  const title = say(isHeld ? 'certificate.genuine' : 'certificate.not-held');
  return (
    <RegisterPage speech={speech} title={title} address={address}>
      <h1>{title}</h1>
      <p className="notice">
        <HonourStatusMark speech={speech} status={honour.status} />{' '}
        {say(isHeld ? 'certificate.genuine-why' : 'certificate.not-held-why')}
      </p>
      <FactTable
        facts={[
          {
            label: say('register.unit'),
            value: <a href={`/register/units/${honour.unitId}`}>{text(honour.unitName)}</a>,
          },
          { label: say('register.programme'), value: text(honour.programmeName) },
          ...(honour.edition === '' ? [] : [{ label: say('register.edition-column'), value: honour.edition }]),
          ...(honour.periodFrom === null || honour.periodTo === null
            ? []
            : [{ label: say('edition.period'), value: period(honour.periodFrom, honour.periodTo) }]),
          { label: say('register.body'), value: text(honour.bodyName) },
          { label: say('certificate.number'), value: honour.number ?? code },
          ...(honour.conferredOn === null
            ? []
            : [{ label: say('certificate.conferred'), value: date(honour.conferredOn) }]),
          { label: say('certificate.code'), value: code },
          { label: say('certificate.issued'), value: dateTime(issuedAt) },
        ]}
      />
      {isHeld && (
        <p className="no-print">
          <a className="button" href={`/certificates/${code}/certificate.pdf`}>
            {say('certificate.download')}
          </a>
        </p>
      )}
    </RegisterPage>
  );
}
