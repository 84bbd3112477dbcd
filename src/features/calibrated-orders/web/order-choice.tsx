import { List, Stack, Text as Words } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Text } from '../../../core/text.ts';
import type { AnswerOf } from '../../../platform/operation.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { useChange, useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { getRanking } from '../../rankings/contract.ts';
import { chooseCalibratedOrder, getCalibratedOrder, withdrawCalibratedOrder } from '../contract.ts';

type Order = AnswerOf<typeof getCalibratedOrder>;

interface OrderChoiceProps {
  readonly editionId: string;
  readonly fit: Order['fit'];
  readonly entries: readonly { readonly entryId: string; readonly unitName: Text }[];
}

/** Both orders side by side in their effect, and the choice that the pack leaves to the office. */
export function OrderChoice({ editionId, fit, entries }: OrderChoiceProps): ReactNode {
  const { say } = useSpeech();
  const read = useOperation(getCalibratedOrder, { params: { editionId }, query: { fit } });
  return (
    <Section title={say('calibration.choice')}>
      <Loaded read={read}>{(found) => <Effect found={found} entries={entries} />}</Loaded>
    </Section>
  );
}

function Effect({
  found,
  entries,
}: {
  readonly found: Order;
  readonly entries: OrderChoiceProps['entries'];
}): ReactNode {
  const { say, text } = useSpeech();
  const units = new Map(entries.map(({ entryId, unitName }) => [entryId, text(unitName)]));
  const names = (ids: readonly string[]) => ids.map((id) => units.get(id) ?? id);
  const { effect } = found;
  return (
    <Stack gap="sm" align="flex-start">
      {effect === null ? (
        <Words>{say('calibration.effect-none')}</Words>
      ) : effect.comeIn.length + effect.goOut.length === 0 ? (
        <Words>{say('calibration.effect-same')}</Words>
      ) : (
        <>
          <Words>{say('calibration.effect', { comeIn: effect.comeIn.length, goOut: effect.goOut.length })}</Words>
          <List>
            {names(effect.comeIn).map((name) => (
              <List.Item key={name}>{say('calibration.comes-in', { name })}</List.Item>
            ))}
            {names(effect.goOut).map((name) => (
              <List.Item key={name}>{say('calibration.goes-out', { name })}</List.Item>
            ))}
          </List>
        </>
      )}
      {found.use === 'never' ? (
        <Words>{say('calibration.use-never')}</Words>
      ) : found.choice !== null ? (
        <Chosen found={found} choice={found.choice} />
      ) : found.isDecided ? (
        <Words>{say('calibration.not-chosen')}</Words>
      ) : (
        effect !== null && <Choose found={found} />
      )}
    </Stack>
  );
}

function Choose({ found }: { readonly found: Order }): ReactNode {
  const { say } = useSpeech();
  const choose = useChange(chooseCalibratedOrder, { invalidates: [getCalibratedOrder, getRanking] });
  const form = useReason(`calibrated-order/${found.editionId}`);
  const act = async (): Promise<void> => {
    const { fit, editionId } = found;
    await choose.mutateAsync({ params: { editionId }, body: { fit, ...form.values } });
    notifyDone(say('calibration.chosen-done'));
  };
  return (
    <>
      <Words>{say('calibration.may-choose')}</Words>
      <ConfirmAct label={say('calibration.choose')} consequence={say('calibration.choose-consequence')} act={act}>
        <TextField {...form.field('reason')} label={say('assignment.reason')} lines={3} limit={1000} required />
      </ConfirmAct>
    </>
  );
}

function Chosen({
  found,
  choice,
}: {
  readonly found: Order;
  readonly choice: NonNullable<Order['choice']>;
}): ReactNode {
  const { say, dateTime } = useSpeech();
  const withdraw = useChange(withdrawCalibratedOrder, { invalidates: [getCalibratedOrder, getRanking] });
  const form = useReason(`calibrated-order-back/${found.editionId}`);
  const { editionId } = found;
  return (
    <>
      <Words>
        {say('calibration.chosen', {
          who: choice.chosenBy,
          at: dateTime(choice.chosenAt),
          fit: say(`calibration.fit-${choice.fit}`),
        })}
      </Words>
      <Words>{choice.reason}</Words>
      {!found.isDecided && (
        <ConfirmAct
          label={say('calibration.take-back')}
          consequence={say('calibration.take-back-consequence')}
          quiet
          act={() => withdraw.mutateAsync({ params: { editionId }, body: form.values })}
        >
          <TextField {...form.field('reason')} label={say('assignment.reason')} lines={3} limit={1000} required />
        </ConfirmAct>
      )}
    </>
  );
}

function useReason(keep: string) {
  return useForm({ initial: { reason: '' }, keep, submit: async () => undefined, done: () => undefined });
}
