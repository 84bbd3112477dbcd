import { createContext, use, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Language } from '../../core/text.ts';
import type { Say } from '../i18n/catalogue.ts';
import { languageCookie } from '../i18n/language.ts';
import type { Speech } from '../i18n/speech.ts';

interface Voice {
  readonly speech: Speech;
  readonly choose: (language: Language) => void;
}

const VoiceContext = createContext<Voice | undefined>(undefined);

export function SpeechProvider({ speech, choose, children }: Voice & { readonly children: ReactNode }): ReactNode {
  const voice = useMemo(() => ({ speech, choose }), [speech, choose]);
  return <VoiceContext value={voice}>{children}</VoiceContext>;
}

function useVoice(): Voice {
  const voice = use(VoiceContext);
  if (voice === undefined) throw new Error('a screen outside of SpeechProvider');
  return voice;
}

/** Sentences by key: `say('entry.submit')`. */
export function useSay(): Say {
  return useVoice().speech.say;
}

/** Sentences, dates, numbers and texts in the reader's language. */
export function useSpeech(): Speech {
  return useVoice().speech;
}

/** The reader's language and how they change it. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  const { speech, choose } = useVoice();
  return [speech.language, choose];
}

/** Keeps the choice where the server reads it too. */
export function keepLanguage(language: Language): void {
  const year = 60 * 60 * 24 * 365;
  document.cookie = `${languageCookie}=${language}; path=/; max-age=${year}; samesite=lax`;
}
