import type { ReactNode } from 'react';
import type { Speech } from '../../../platform/i18n/speech.ts';
import { type RegisterTone, StatusMark } from '../../../platform/ui/register-parts.tsx';

const tones: Readonly<Record<string, RegisterTone>> = {
  valid: 'valid',
  renewed: 'valid',
  restored: 'valid',
  're-recognised': 'valid',
  warned: 'warned',
  rectifying: 'warned',
  suspended: 'suspended',
  revoked: 'suspended',
};

/** The status of an honour as a word and a shape. */
export function HonourStatusMark({ speech, status }: { readonly speech: Speech; readonly status: string }): ReactNode {
  return <StatusMark tone={tones[status] ?? 'ended'}>{speech.say(`honour-status.${status}`)}</StatusMark>;
}
