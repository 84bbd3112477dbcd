import type { ReactElement } from 'react';
import { pagesUnder as register } from '../features/honours/pages.tsx';
import { pages as notices } from '../features/notices/pages.tsx';
import { pages as editions } from '../features/editions/pages.tsx';
import { pages as criteria } from '../features/packs/pages.tsx';
import type { PageRoute } from '../platform/http/pages.tsx';
import type { Speech } from '../platform/i18n/speech.ts';
import { guideBanner, pages as guide } from './demo/guide.tsx';
import { RegisterPage } from '../platform/ui/register-page.tsx';

/** Every page of the public register. */
export const pages: readonly PageRoute[] = [...register(guideBanner), ...notices, ...guide, ...editions, ...criteria];

export function refusalPage(speech: Speech, address: string, { title }: { readonly title: string }): ReactElement {
  return (
    <RegisterPage speech={speech} title={title} address={address}>
      <h1>{title}</h1>
      <p>
        <a href="/">{speech.say('register.title')}</a>
      </p>
    </RegisterPage>
  );
}
