import '@mantine/core/styles.css';
import '../ui/kit.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import type { Language } from '../../core/text.ts';
import { catalogueOf } from '../i18n/catalogue.ts';
import { languageOf } from '../i18n/language.ts';
import { speechIn } from '../i18n/speech.ts';
import type { Speech } from '../i18n/speech.ts';
import { Notices } from '../ui/notices.tsx';
import { cssVariables, theme } from '../ui/theme.ts';
import { CallRefusal } from './call.ts';
import type { Door } from './door-table.ts';
import { DoorScreens } from './entrance.tsx';
import { keepLanguage, SpeechProvider } from './speech.tsx';

/** Opens a door in the page: the sentences first, because nothing can be said without them. */
export async function openDoor(door: Door): Promise<void> {
  const place = document.getElementById('door');
  if (place === null) throw new Error('the page has no #door');
  followRenewals();
  const language = languageOf({ cookie: document.cookie, acceptLanguage: navigator.languages.join(',') });
  const speech = await speechFor(door, language);
  createRoot(place).render(
    <StrictMode>
      <Root door={door} first={speech} />
    </StrictMode>,
  );
}

const renewalPauseMs = 10_000;

/** The server was renewed while the page stood open: its old parts are gone, so the page is fetched anew, once. */
function followRenewals(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem('renewed') ?? 0);
    if (Date.now() - last < renewalPauseMs) return;
    event.preventDefault();
    sessionStorage.setItem('renewed', String(Date.now()));
    location.reload();
  });
}

async function speechFor(door: Door, language: Language): Promise<Speech> {
  const said = await door.sentences(language);
  return speechIn(catalogueOf([{ 'zh-CN': {}, en: {}, [language]: said }]), language);
}

const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (times, cause) => !(cause instanceof CallRefusal && cause.status < 500) && times < 2,
      refetchOnWindowFocus: true,
    },
  },
});

function Root({ door, first }: { readonly door: Door; readonly first: Speech }): ReactNode {
  const [speech, setSpeech] = useState(first);
  useEffect(() => {
    document.documentElement.lang = speech.language;
  }, [speech]);
  const choose = useCallback(
    (language: Language) => {
      void (async () => {
        const chosen = await speechFor(door, language);
        keepLanguage(language);
        setSpeech(chosen);
        // Some answers carry sentences in the reader's language.
        await client.invalidateQueries();
      })();
    },
    [door],
  );
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <SpeechProvider speech={speech} choose={choose}>
          <BrowserRouter basename={`/${door.id}`}>
            <DoorScreens door={door} />
          </BrowserRouter>
          <Notices />
        </SpeechProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
