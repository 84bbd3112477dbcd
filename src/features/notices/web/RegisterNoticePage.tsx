import type { ReactElement } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import type { Speech } from '../../../platform/i18n/speech.ts';
import { RegisterPage } from '../../../platform/ui/register-page.tsx';
import { FactTable, ListTable } from '../../../platform/ui/register-parts.tsx';
import type { getNotice } from '../contract.ts';

interface Props {
  readonly speech: Speech;
  readonly address: string;
  readonly notice: AnswerOf<typeof getNotice>;
  /** What was typed before, and what is wrong with it. */
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

/** A public notice with its units, and the form by which anybody objects. */
export function RegisterNoticePage({ speech, address, notice, typed, problems }: Props): ReactElement {
  const { say, text, dateTime, workingDays } = speech;
  const title = say('notice.page-title', { programme: text(notice.programmeName), edition: notice.editionNumber });
  const isOpen = notice.workingDaysLeft > 0;
  return (
    <RegisterPage speech={speech} title={title} address={address}>
      <h1>{title}</h1>
      {text(notice.text) !== '' && <p className="lead">{text(notice.text)}</p>}
      <FactTable
        facts={[
          { label: say('register.body'), value: text(notice.bodyName) },
          { label: say('notice.published-at'), value: dateTime(notice.publishedAt) },
          { label: say('notice.runs'), value: workingDays(notice.workingDays) },
          {
            label: say('notice.closes-at'),
            value: `${dateTime(notice.closesAt)}${isOpen ? ` (${say('register.left', { left: workingDays(notice.workingDaysLeft) })})` : ''}`,
          },
        ]}
      />
      <p>
        <a href={`/editions/${notice.editionId}`}>{say('notice.edition-page')}</a>
      </p>
      <h2>{say('notice.units')}</h2>
      <ListTable
        caption={say('notice.units-caption', { count: notice.named })}
        columns={[say('register.unit'), say('register.district'), say('register.sector'), say('notice.remark')]}
        rows={notice.lines.map((line) => ({
          id: line.entryId,
          cells: [text(line.unitName), line.district, line.sector, line.isStruck ? say('notice.struck') : ''],
        }))}
      />
      <h2 id="object" className="no-print">
        {say('notice.object')}
      </h2>
      {isOpen ? (
        <ObjectionForm speech={speech} notice={notice} typed={typed} problems={problems} />
      ) : (
        <p className="notice">{say('notice.over')}</p>
      )}
    </RegisterPage>
  );
}

function ObjectionForm({ speech, notice, typed, problems }: Omit<Props, 'address'>): ReactElement {
  const { say, text } = speech;
  return (
    <form
      className="fields no-print"
      method="post"
      action={`/notices/${notice.id}#object`}
      encType="multipart/form-data"
    >
      <p>{say('notice.object-how')}</p>
      {problems.length > 0 && (
        <div className="wrong" role="alert">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      <label>
        {say('notice.about-unit')}
        <select name="entryId" defaultValue={typed['entryId'] ?? ''}>
          <option value="">{say('notice.about-none')}</option>
          {notice.lines.map((line) => (
            <option key={line.entryId} value={line.entryId}>
              {text(line.unitName)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('notice.form')}
        <select name="form" defaultValue={typed['form'] ?? 'signed'}>
          {(['signed', 'sealed', 'anonymous'] as const).map((form) => (
            <option key={form} value={form}>
              {say(`notice.form-${form}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('notice.person-name')}
        <input name="personName" maxLength={100} defaultValue={typed['personName']} autoComplete="name" />
      </label>
      <label>
        {say('notice.unit-name')}
        <input name="unitName" maxLength={200} defaultValue={typed['unitName']} />
      </label>
      <label>
        {say('notice.contact')}
        <input name="contact" maxLength={200} defaultValue={typed['contact']} />
      </label>
      <label>
        {say('notice.grounds')}
        <textarea name="grounds" rows={6} minLength={10} maxLength={4000} required defaultValue={typed['grounds']} />
      </label>
      <label>
        {say('notice.file')}
        <input type="file" name="file" accept=".pdf,.png,.jpg,.jpeg" />
      </label>
      <button type="submit" className="button">
        {say('notice.lodge')}
      </button>
    </form>
  );
}
