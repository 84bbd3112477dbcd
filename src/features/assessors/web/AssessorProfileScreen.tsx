import type { ReactNode } from 'react';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSession } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getAssessorProfile } from '../contract.ts';
import { DeclaredPart } from './declared-part.tsx';
import { ProfileForm } from './profile-form.tsx';

/** What I am known for, whom I worked for, and to whom I am tied. */
export function AssessorProfileScreen(): ReactNode {
  const { say } = useSpeech();
  const assessorId = useSession().standing.assessorId ?? '';
  const read = useOperation(getAssessorProfile, { params: { assessorId } });
  return (
    <>
      <PageHead title={say('profile.own')} lead={say('profile.lead')} />
      <Loaded read={read}>
        {(profile) => (
          <>
            <ProfileForm key={`${profile.id} ${profile.version}`} profile={profile} />
            <DeclaredPart profile={profile} isOwn />
          </>
        )}
      </Loaded>
    </>
  );
}
