import { List, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { BilingualField } from '../../../platform/ui/fields.tsx';
import { LinkButton } from '../../../platform/ui/link-button.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { EmptyState, Loaded, Section } from '../../../platform/ui/states.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useForm } from '../../../platform/web/use-form.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getEdition, listEditions } from '../../editions/contract.ts';
import { getPack, listPacks } from '../../packs/contract.ts';
import { PackChanges } from '../../packs/web/pack-changes.tsx';
import { correctEdition, listEditionPacks, previewEditionPack, rebaseEdition } from '../contract.ts';

type Edition = AnswerOf<typeof getEdition>;

/** Another version is chosen, what it changes is shown, and only then it can be taken. */
export function TakeVersion({ edition }: { readonly edition: Edition }): ReactNode {
  const { say, text, date } = useSpeech();
  const [packId, setPackId] = useState('');
  const own = useOperation(getPack, { params: { packId: edition.packId } });
  const packs = useOperation(listPacks, { query: { bodyId: edition.bodyId, limit: 200 } });
  const title = edition.openedAt === null ? say('correction.rebase') : say('correction.correct');
  return (
    <Section title={title}>
      <Loaded read={own}>
        {({ key }) => (
          <Loaded read={packs}>
            {({ items }) => {
              const others = items.filter((pack) => pack.key === key && pack.id !== edition.packId);
              if (others.length === 0) {
                const step = <LinkButton to="/packs">{say('pack.list')}</LinkButton>;
                return (
                  <EmptyState title={say('correction.none')} action={step}>
                    {say('correction.none-why')}
                  </EmptyState>
                );
              }
              return (
                <SelectField
                  id="version"
                  label={say('correction.choose')}
                  value={packId}
                  onChange={setPackId}
                  problems={[]}
                  choices={others.map((pack) => ({
                    value: pack.id,
                    label: `${text(pack.title)} ${pack.packVersion} (${date(pack.importedAt)})`,
                  }))}
                />
              );
            }}
          </Loaded>
        )}
      </Loaded>
      {packId !== '' && packId !== edition.packId && <Preview edition={edition} packId={packId} />}
    </Section>
  );
}

function Preview({ edition, packId }: { readonly edition: Edition; readonly packId: string }): ReactNode {
  const { say } = useSpeech();
  const read = useOperation(previewEditionPack, { params: { editionId: edition.id }, query: { packId } });
  return (
    <Loaded read={read}>
      {({ comparison, problems, entrants }) => (
        <>
          <Title order={3} mt="md">
            {say('correction.changes')}
          </Title>
          <PackChanges comparison={comparison} />
          {problems.length > 0 ? (
            <>
              <Title order={3} mt="md">
                {say('correction.refused')}
              </Title>
              <List>
                {problems.map(({ message }) => (
                  <List.Item key={message}>{message}</List.Item>
                ))}
              </List>
              <Text mt="xs">{say('correction.refused-how')}</Text>
            </>
          ) : (
            <Take edition={edition} packId={packId} version={comparison.after.packVersion} entrants={entrants} />
          )}
        </>
      )}
    </Loaded>
  );
}

interface TakeProps {
  readonly edition: Edition;
  readonly packId: string;
  readonly version: string;
  readonly entrants: number;
}

function Take({ edition, packId, version, entrants }: TakeProps): ReactNode {
  const { say } = useSpeech();
  const invalidates = [getEdition, listEditions, listEditionPacks];
  const rebase = useChange(rebaseEdition, { invalidates });
  const correct = useChange(correctEdition, { invalidates });
  const form = useForm({
    initial: { reason: { zh: '', en: '' } },
    keep: `correction/${edition.id}`,
    submit: async () => undefined,
  });
  const target = { params: { editionId: edition.id }, ifMatch: edition.version };
  if (edition.openedAt === null) {
    const act = async (): Promise<void> => {
      await rebase.mutateAsync({ ...target, body: { packId } });
      notifyDone(say('correction.rebased'));
    };
    return (
      <ConfirmAct
        label={say('correction.rebase')}
        consequence={say('correction.rebase-consequence', { version })}
        act={act}
      />
    );
  }
  const act = async (): Promise<void> => {
    await correct.mutateAsync({ ...target, body: { packId, ...form.values } });
    notifyDone(say('correction.corrected'));
  };
  return (
    <ConfirmAct
      label={say('correction.correct')}
      consequence={say('correction.correct-consequence', { version, entrants })}
      act={act}
      grave
    >
      <BilingualField {...form.field('reason')} label={say('correction.reason')} lines={3} limit={1000} required />
    </ConfirmAct>
  );
}
