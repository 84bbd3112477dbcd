import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { part } from '../../../platform/web/bindings.ts';
import { useChange } from '../../../platform/web/operations.ts';
import { useSay } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { unitTypes } from '../../units/contract.ts';
import { registerUnit } from '../contract.ts';
import { OpenPage } from '../../../platform/web/open-page.tsx';
import { PasswordField } from '../../../platform/ui/password-field.tsx';

type UnitType = (typeof unitTypes)[number];

const firstType: UnitType = 'enterprise';

/** A unit asks to be registered: nothing comes into being until the mail's link is followed. */
export function UnitRegisterScreen(): ReactNode {
  const say = useSay();
  const [sentTo, setSentTo] = useState<string>();
  return (
    <OpenPage title={say('people.register-unit')}>
      {sentTo === undefined ? (
        <RegisterForm done={setSentTo} />
      ) : (
        <EmptyState title={say('people.mail-sent', { email: sentTo })}>{say('people.mail-sent-next')}</EmptyState>
      )}
    </OpenPage>
  );
}

function RegisterForm({ done }: { readonly done: (sentTo: string) => void }): ReactNode {
  const say = useSay();
  const register = useChange(registerUnit);
  const form = useForm({
    initial: {
      unit: { nameZh: '', nameEn: '', code: '', unitType: firstType, sector: '', district: '' },
      personName: '',
      email: '',
      password: '',
    },
    submit: ({ unit: { code, ...unit }, ...person }) => {
      const codeGiven = code.trim() === '' ? {} : { code: code.trim().toUpperCase() };
      return register.mutateAsync({ body: { ...person, email: person.email.trim(), unit: { ...unit, ...codeGiven } } });
    },
    done: ({ sentTo }) => done(sentTo),
  });
  const unit = form.field('unit');
  return (
    <>
      <Text>{say('people.register-lead')}</Text>
      <Form form={form}>
        <TextField {...part(unit, 'nameZh')} label={say('unit.name-zh')} limit={200} required />
        <TextField {...part(unit, 'nameEn')} label={say('unit.name-en')} limit={200} required />
        <TextField {...part(unit, 'code')} label={say('unit.code')} hint={say('unit.code-hint')} />
        <SelectField
          {...part(unit, 'unitType')}
          label={say('unit.type')}
          required
          choices={unitTypes.map((value) => ({ value, label: say(`unit-type.${value}`) }))}
        />
        <TextField {...part(unit, 'sector')} label={say('unit.sector')} limit={100} />
        <TextField {...part(unit, 'district')} label={say('unit.district')} limit={100} />
        <TextField
          {...form.field('personName')}
          label={say('people.your-name')}
          limit={100}
          autoComplete="name"
          required
        />
        <TextField
          {...form.field('email')}
          label={say('people.email')}
          hint={say('people.email-hint')}
          type="email"
          autoComplete="username"
          required
        />
        <PasswordField {...form.field('password')} label={say('people.password')} hint={say('people.password-hint')} />
        <SubmitBar label={say('people.register-unit-do')} />
      </Form>
    </>
  );
}
