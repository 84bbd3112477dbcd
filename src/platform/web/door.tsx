import '@mantine/core/styles.css';
import '../ui/kit.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import type { Language, Texts } from '../../core/text.ts';
import { catalogueOf } from '../i18n/catalogue.ts';
import { languageOf } from '../i18n/language.ts';
import { speechIn } from '../i18n/speech.ts';
import { Notices } from '../ui/notices.tsx';
import { cssVariables, theme } from '../ui/theme.ts';
import { CallRefusal } from './call.ts';
import type { Door } from './door-table.ts';
import { DoorScreens } from './entrance.tsx';
import { keepLanguage, SpeechProvider } from './speech.tsx';

/** Opens a door in the page: the texts first, because nothing can be said without them. */
export async function openDoor(door: Door): Promise<void> {
  const place = document.getElementById('door');
  if (place === null) throw new Error('the page has no #door');
  const texts = await door.texts();
  createRoot(place).render(
    <StrictMode>
      <Root door={door} texts={texts} />
    </StrictMode>,
  );
}

const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (times, cause) => !(cause instanceof CallRefusal && cause.status < 500) && times < 2,
      refetchOnWindowFocus: true,
    },
  },
});

function Root({ door, texts }: { readonly door: Door; readonly texts: readonly Texts[] }): ReactNode {
  const [language, setLanguage] = useState<Language>(() =>
    languageOf({ cookie: document.cookie, acceptLanguage: navigator.languages.join(',') }),
  );
  const catalogue = useMemo(() => catalogueOf(texts), [texts]);
  const speech = useMemo(() => speechIn(catalogue, language), [catalogue, language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = useCallback((chosen: Language) => {
    keepLanguage(chosen);
    setLanguage(chosen);
    // Some answers carry sentences in the reader's language.
    void client.invalidateQueries();
  }, []);
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
