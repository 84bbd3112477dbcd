import { Button, NativeSelect, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { placeOf, useSession } from '../web/session.tsx';
import { useLanguage, useSpeech } from '../web/speech.tsx';
import { DropDown } from './drop-down.tsx';
import { Shape } from './shapes.tsx';

/** The body or unit for which I stand here; a choice only when there are several. */
export function PlaceChoice({ className }: { readonly className: string }): ReactNode {
  const { say, text } = useSpeech();
  const { standings, standing, choose } = useSession();
  const nameOf = (one: typeof standing): string => `${text(one.name)} · ${say(`role.${one.role}`)}`;
  if (standings.length < 2) {
    return (
      <Text size="sm" c="dimmed" truncate className={className}>
        {nameOf(standing)}
      </Text>
    );
  }
  return (
    <NativeSelect
      className={className}
      aria-label={say('ui.place')}
      value={placeOf(standing)}
      onChange={(event) => {
        const chosen = standings.find((one) => placeOf(one) === event.currentTarget.value);
        if (chosen !== undefined) choose(chosen);
      }}
      data={standings.map((one) => ({ value: placeOf(one), label: nameOf(one) }))}
    />
  );
}

export function SearchButton({ open }: { readonly open: () => void }): ReactNode {
  const { say } = useSpeech();
  return (
    <UnstyledButton className="search-button" onClick={open} aria-keyshortcuts="Meta+K Control+K">
      <Shape name="search" />
      <span className="told">{say('ui.search')}</span>
      <kbd className="wide" aria-hidden="true">
        ⌘K
      </kbd>
    </UnstyledButton>
  );
}

/** Each language is named in itself. */
export function LanguageSwitch(): ReactNode {
  const [language, choose] = useLanguage();
  const other = language === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <Button variant="subtle" size="compact-md" px="xs" lang={other} onClick={() => choose(other)}>
      {other === 'en' ? 'English' : '中文'}
    </Button>
  );
}

/** Who I am, how it looks, and the way out. */
export function AccountMenu(): ReactNode {
  const { say } = useSpeech();
  const { me, signOut } = useSession();
  return (
    <DropDown
      quiet
      label={say('ui.account-of', { name: me.name })}
      icon={<Shape name="person" />}
      face={<span className="wide">{me.name}</span>}
    >
      <p className="drop-note">{me.email}</p>
      <Link to="/account">{say('account.title')}</Link>
      <Appearance />
      <button type="button" onClick={signOut}>
        {say('sign-in.sign-out')}
      </button>
    </DropDown>
  );
}

const schemes = ['light', 'dark', 'auto'] as const;

function Appearance(): ReactNode {
  const { say } = useSpeech();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <fieldset>
      <legend>{say('ui.appearance')}</legend>
      {schemes.map((scheme) => (
        <label key={scheme}>
          <input type="radio" name="scheme" checked={colorScheme === scheme} onChange={() => setColorScheme(scheme)} />
          {say(`ui.scheme-${scheme}`)}
        </label>
      ))}
    </fieldset>
  );
}
