import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnyOperation } from '../../../platform/operation.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { EmptyState, Section } from '../../../platform/ui/states.tsx';
import { Status, type Tone } from '../../../platform/ui/status.tsx';
import { type ItemOf, useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import {
  endStanding,
  listBodyInvitations,
  listBodyMembers,
  listUnitInvitations,
  listUnitMembers,
  withdrawInvitation,
} from '../contract.ts';

interface MembersProps {
  readonly place: { readonly bodyId: string } | { readonly unitId: string };
  /** How somebody is asked to join. */
  readonly invite: ReactNode;
}

/** Who of a body or a unit can sign in, as what, and who was asked to. */
export function Members({ place, invite }: MembersProps): ReactNode {
  const { say, date } = useSpeech();
  const [members, invitations] = 'unitId' in place ? ofUnit : ofBody;
  const params = place as { readonly unitId: string };
  return (
    <Stack gap="xl">
      <Section title={say('people.members')} actions={invite}>
        <DataTable
          caption={say('people.members')}
          operation={members}
          params={params}
          prefix="m-"
          searchable
          rowKey={(row) => row.standingId}
          columns={[
            { id: 'name', header: say('people.name'), sort: 'name', cell: (row) => row.name },
            { id: 'role', header: say('people.role'), cell: (row) => say(`role.${row.role}`) },
            { id: 'email', header: say('people.email'), cell: (row) => row.email },
            { id: 'since', header: say('people.since'), sort: 'since', cell: (row) => date(row.since) },
            { id: 'acts', header: say('unit.acts'), cell: (row) => <Remove member={row} /> },
          ]}
          empty={<EmptyState title={say('people.invitation-none')}>{say('people.invite-lead')}</EmptyState>}
        />
      </Section>
      <Section title={say('people.invitations')}>
        <DataTable
          caption={say('people.invitations')}
          operation={invitations}
          params={params}
          prefix="i-"
          rowKey={(row) => row.id}
          columns={[
            { id: 'name', header: say('people.name'), sort: 'name', cell: (row) => row.name },
            { id: 'role', header: say('people.role'), cell: (row) => say(`role.${row.role}`) },
            { id: 'email', header: say('people.email'), cell: (row) => row.email },
            {
              id: 'state',
              header: say('people.state'),
              cell: (row) => <Status tone={tones[row.state]}>{say(`people.state-${row.state}`)}</Status>,
            },
            { id: 'expires', header: say('people.expires'), cell: (row) => date(row.expiresAt) },
            { id: 'acts', header: say('unit.acts'), cell: (row) => <Withdraw invitation={row} /> },
          ]}
          empty={<EmptyState title={say('people.invitation-none')}>{say('people.invite-lead')}</EmptyState>}
        />
      </Section>
    </Stack>
  );
}

type Lists = readonly [typeof listUnitMembers, typeof listUnitInvitations];
const ofUnit: Lists = [listUnitMembers, listUnitInvitations];
/** A body's lists answer what a unit's do; only the place in their path is another. */
const ofBody = [listBodyMembers, listBodyInvitations] as readonly AnyOperation[] as Lists;

type Invitation = ItemOf<typeof listUnitInvitations>;

const tones: Readonly<Record<Invitation['state'], Tone>> = {
  open: 'waiting',
  accepted: 'done',
  expired: 'off',
  withdrawn: 'off',
};

function Remove({ member }: { readonly member: ItemOf<typeof listUnitMembers> }): ReactNode {
  const { say } = useSpeech();
  const remove = useChange(endStanding, { invalidates: [listUnitMembers, listBodyMembers] });
  return (
    <ConfirmAct
      label={say('people.remove')}
      consequence={say('people.remove-consequence', { name: member.name, role: say(`role.${member.role}`) })}
      quiet
      grave
      act={() => remove.mutateAsync({ params: { standingId: member.standingId } })}
    />
  );
}

function Withdraw({ invitation }: { readonly invitation: Invitation }): ReactNode {
  const { say } = useSpeech();
  const withdraw = useChange(withdrawInvitation, { invalidates: [listUnitInvitations, listBodyInvitations] });
  if (invitation.state !== 'open') return null;
  return (
    <ConfirmAct
      label={say('people.withdraw')}
      consequence={say('people.withdraw-consequence', { email: invitation.email })}
      quiet
      act={() => withdraw.mutateAsync({ params: { invitationId: invitation.id } })}
    />
  );
}
