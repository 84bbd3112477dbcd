import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getAssessorProfile } from '../contract.ts';
import { DeclaredPart } from './declared-part.tsx';
import { ProfileForm } from './profile-form.tsx';

export function OfficeAssessorScreen(): ReactNode {
  const { assessorId = '' } = useParams();
  const { say } = useSpeech();
  const read = useOperation(getAssessorProfile, { params: { assessorId } });
  return (
    <Loaded read={read}>
      {(profile) => (
        <>
          <PageHead
            title={profile.name}
            crumbs={[{ label: say('assessor.list'), to: '/assessors' }]}
            lead={say('profile.lead')}
          />
          <ProfileForm key={profile.version} profile={profile} />
          <DeclaredPart profile={profile} isOwn={false} />
        </>
      )}
    </Loaded>
  );
}
