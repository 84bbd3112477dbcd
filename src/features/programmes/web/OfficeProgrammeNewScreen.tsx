import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { type ProgrammeKind, programmeKinds } from '../../../core/criteria/pack.ts';
import type { AnswerOf } from '../../../platform/operation.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { BilingualField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { LinkButton } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useBodyId } from '../../../platform/web/session.tsx';
import { useSay } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { createProgramme, listProgrammes } from '../contract.ts';

interface Draft {
  readonly name: { zh: string; en: string };
  readonly kind: ProgrammeKind;
  readonly description: { zh: string; en: string };
}

export function OfficeProgrammeNewScreen(): ReactNode {
  const say = useSay();
  const go = useNavigate();
  const bodyId = useBodyId();
  const create = useChange(createProgramme, { invalidates: [listProgrammes] });
  const form = useForm<Draft, AnswerOf<typeof createProgramme>>({
    initial: { name: { zh: '', en: '' }, kind: 'title', description: { zh: '', en: '' } },
    keep: `programme/new/${bodyId}`,
    submit: (values) => create.mutateAsync({ body: { bodyId, ...values } }),
    done: (programme) => void go(`/programmes/${programme.id}`),
  });
  return (
    <>
      <PageHead title={say('programme.create')} crumbs={[{ label: say('programme.list'), to: '/programmes' }]} />
      <Form form={form}>
        <BilingualField {...form.field('name')} label={say('programme.name')} limit={200} required />
        <SelectField
          {...form.field('kind')}
          label={say('programme.kind')}
          required
          choices={programmeKinds.map((kind) => ({ value: kind, label: say(`honour-kind.${kind}`) }))}
        />
        <BilingualField {...form.field('description')} label={say('programme.description')} limit={4000} lines={3} />
        <SubmitBar
          label={say('programme.create')}
          cancel={
            <LinkButton to="/programmes" quiet>
              {say('ui.cancel')}
            </LinkButton>
          }
        />
      </Form>
    </>
  );
}
