import type { ReactNode } from 'react';
import type { Speech } from '../i18n/speech.ts';
import { registerStyle } from './register-style.ts';

export interface RegisterPageProps {
  readonly speech: Speech;
  readonly title: string;
  /** One sentence for search engines. */
  readonly description?: string;
  /** The page's own address, path and query, to which the language links lead. */
  readonly address: string;
  /** What is in the header's search box now. */
  readonly q?: string;
  readonly children: ReactNode;
}

/**
 * A page of the public register: plain HTML that needs no script. Render it by
 * `'<!doctype html>' + renderToStaticMarkup(<RegisterPage …/>)`.
 */
export function RegisterPage({ speech, title, description, address, q = '', children }: RegisterPageProps): ReactNode {
  const { say, language } = speech;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${say('register.title')}`}</title>
        {description !== undefined && <meta name="description" content={description} />}
        <link rel="icon" href={icon} />
        <style dangerouslySetInnerHTML={{ __html: registerStyle }} />
      </head>
      <body>
        <a className="skip" href="#main">
          {say('ui.skip')}
        </a>
        <header className="top">
          <div>
            <a className="name" href="/">
              {say('register.title')}
            </a>
            <SearchForm speech={speech} q={q} />
            <LanguageLinks speech={speech} address={address} />
          </div>
        </header>
        <main id="main">{children}</main>
        <footer>
          <div>
            <p>{say('register.what')}</p>
            <nav aria-label={say('register.doors')}>
              <a href="/unit/">{say('door.unit')}</a> <a href="/assessor/">{say('door.assessor')}</a>{' '}
              <a href="/office/">{say('door.office')}</a> <a href="/api/docs">API</a>
            </nav>
          </div>
        </footer>
      </body>
    </html>
  );
}

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect x='5' y='1' width='6' height='14' fill='%231d4480'/%3E%3C/svg%3E";

/** Each language is named in itself; the server keeps the choice in the cookie and leads back. */
function LanguageLinks({ speech, address }: Pick<RegisterPageProps, 'speech' | 'address'>): ReactNode {
  const back = encodeURIComponent(address);
  return (
    <nav className="languages" aria-label={speech.say('register.languages')}>
      {(
        [
          ['zh-CN', '中文'],
          ['en', 'English'],
        ] as const
      ).map(([language, name]) =>
        language === speech.language ? (
          <span key={language} lang={language} aria-current="true">
            {name}
          </span>
        ) : (
          <a
            key={language}
            lang={language}
            hrefLang={language}
            rel="alternate nofollow"
            href={`/register/language?to=${language}&back=${back}`}
          >
            {name}
          </a>
        ),
      )}
    </nav>
  );
}

interface SearchFormProps {
  readonly speech: Speech;
  readonly q?: string;
  /** A large one for the first page. */
  readonly large?: boolean;
}

/** The search box of the register: a plain form. */
export function SearchForm({ speech: { say }, q = '', large = false }: SearchFormProps): ReactNode {
  return (
    <form className={large ? 'search large' : 'search'} action="/register/units" role="search">
      <input
        type="search"
        name="q"
        defaultValue={q}
        aria-label={say('register.search')}
        placeholder={say('register.search')}
        maxLength={200}
      />
      <button type="submit">{say('ui.search')}</button>
    </form>
  );
}

export interface RegisterFact {
  readonly label: string;
  readonly value: ReactNode;
}

/** What is known of a thing, as a table of two columns. */
export function FactTable({
  facts,
  caption,
}: {
  readonly facts: readonly RegisterFact[];
  readonly caption?: string;
}): ReactNode {
  return (
    <table className="facts">
      {caption !== undefined && <caption>{caption}</caption>}
      <tbody>
        {facts.map(({ label, value }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ListTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Each row begins with its heading. */
  readonly rows: readonly { readonly id: string; readonly cells: readonly ReactNode[] }[];
}

/** A list in columns; on a narrow screen each row becomes a card. */
export function ListTable({ caption, columns, rows }: ListTableProps): ReactNode {
  return (
    <table className="list">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells }) => (
          <tr key={id}>
            {cells.map((cell, index) =>
              index === 0 ? (
                <th key={columns[index]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={columns[index]} data-label={columns[index]}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export type RegisterTone = 'valid' | 'warned' | 'suspended' | 'ended';

const outlines: Readonly<Record<RegisterTone, ReactNode>> = {
  valid: <path d="M3 8.5l3.2 3.2L13 5" />,
  warned: <path d="M8 2.5l6 11H2zM8 7v3" />,
  suspended: <path d="M4 4l8 8M12 4l-8 8" />,
  ended: <circle cx="8" cy="8" r="5.5" />,
};

/** The status of an honour as a word and a shape. */
export function StatusMark({
  tone,
  children,
}: {
  readonly tone: RegisterTone;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <span className={`mark ${tone}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        {outlines[tone]}
      </svg>
      {children}
    </span>
  );
}

export interface RegisterEvent {
  readonly id: string;
  readonly when: string;
  readonly title: ReactNode;
  readonly mark?: ReactNode;
  readonly detail?: ReactNode;
}

/** A history as a line, the latest first or last as handed in. */
export function TimelineList({ events }: { readonly events: readonly RegisterEvent[] }): ReactNode {
  return (
    <ol className="timeline">
      {events.map(({ id, when, title, mark, detail }) => (
        <li key={id}>
          <div className="when">{when}</div>
          <div>
            <strong>{title}</strong> {mark}
          </div>
          {detail !== undefined && <div>{detail}</div>}
        </li>
      ))}
    </ol>
  );
}
