import type { ReactElement, ReactNode } from 'react';
import type { Ctx } from '../../platform/ctx.ts';
import type { PageAnswer, PageRequest, PageRoute } from '../../platform/http/pages.tsx';
import type { Speech } from '../../platform/i18n/speech.ts';
import { notFound } from '../../platform/refusal.ts';
import { RegisterPage } from '../../platform/ui/register-page.tsx';
import { isKnown } from '../queries.ts';
import { demoEmail } from './cast.ts';

/** What to look at, in order: the step's name, where it opens, and as whom. */
const steps: readonly { readonly id: string; readonly to: string; readonly as?: string }[] = [
  { id: 'holder', to: '/register/units?q=%E7%A4%BA%E8%8C%83' },
  { id: 'notice', to: '/' },
  { id: 'unit', to: '/unit/', as: 'unit' },
  { id: 'entry', to: '/unit/entries', as: 'unit' },
  { id: 'assessor', to: '/assessor/', as: 'assessor' },
  { id: 'assign', to: '/office/programmes', as: 'office' },
  { id: 'decide', to: '/office/', as: 'office' },
  { id: 'case', to: '/office/claims', as: 'office' },
  { id: 'audit', to: '/office/audit', as: 'office' },
];

const path = '/demonstration';

/** Only an installation into which the demonstration was played has a guide to it. */
function isDemonstration(ctx: Ctx): Promise<boolean> {
  return isKnown(ctx.db, demoEmail('office'));
}

/** What the register's first page says above all else in a demonstration. */
export async function guideBanner(ctx: Ctx, { say }: Speech): Promise<ReactNode> {
  if (!(await isDemonstration(ctx))) return undefined;
  return (
    <p className="notice">
      {say('guide.banner')} <a href={path}>{say('guide.title')}</a>
    </p>
  );
}

async function guide(ctx: Ctx, { speech, address }: PageRequest): Promise<PageAnswer> {
  if (!(await isDemonstration(ctx))) throw notFound();
  return { page: <GuidePage speech={speech} address={address} /> };
}

function GuidePage({ speech, address }: { readonly speech: Speech; readonly address: string }): ReactElement {
  const { say } = speech;
  return (
    <RegisterPage speech={speech} title={say('guide.title')} address={address}>
      <h1>{say('guide.title')}</h1>
      <p className="lead">{say('guide.lead')}</p>
      <p className="notice">{say('guide.password')}</p>
      <ol className="timeline">
        {steps.map(({ id, to, as }) => (
          <li key={id}>
            <strong>{say(`guide.${id}`)}</strong>
            <div>{say(`guide.${id}-see`)}</div>
            <div className="when">
              {as === undefined ? say('guide.public') : say('guide.sign-in-as', { email: demoEmail(as) })} ·{' '}
              <a href={to}>{say('guide.open')}</a>
            </div>
          </li>
        ))}
      </ol>
    </RegisterPage>
  );
}

export const pages: readonly PageRoute[] = [{ method: 'GET', path, handle: guide }];
