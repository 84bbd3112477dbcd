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
    <form className={large ? 'search large' : 'search'} action="/register/units" role={large ? undefined : 'search'}>
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
