import { CallRefusal, NetworkLoss } from './call.ts';

/** What sign-in answers: done, or a second factor is asked for. */
export type SignedIn = 'signed-in' | 'second-factor';

export interface SignInSession {
  readonly token: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly userAgent?: string | null;
  readonly ipAddress?: string | null;
}

export interface ApiKey {
  readonly id: string;
  readonly name: string | null;
  readonly start: string | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

/** The sign-in library's own HTTP interface; all else goes through operations. */
async function ask<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/auth${path}`, {
      method,
      credentials: 'same-origin',
      ...(method === 'POST' && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) }),
    });
  } catch (cause) {
    throw new NetworkLoss(cause);
  }
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusalOf(response.status, answer);
  return answer as T;
}

/** Its codes are capitals with underscores; ours are the keys of sentences. */
function refusalOf(status: number, answer: unknown): CallRefusal {
  const { code, detail, title } = (answer ?? {}) as { code?: string; detail?: string; title?: string };
  const known = (code ?? `status-${status}`).toLowerCase().replaceAll('_', '-');
  return new CallRefusal(status, {
    code: known,
    ...(detail !== undefined && { detail }),
    ...(title !== undefined && { title }),
  });
}

export async function signIn(email: string, password: string): Promise<SignedIn> {
  const answer = await ask<{ twoFactorRedirect?: boolean }>('POST', '/sign-in/email', { email, password });
  return answer.twoFactorRedirect === true ? 'second-factor' : 'signed-in';
}

/** The six digits of the app, or one of the codes kept for the day the phone is lost. */
export async function giveSecondFactor(code: string): Promise<void> {
  const digits = code.replaceAll(/\s/g, '');
  const path = /^\d{6}$/.test(digits) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
  await ask('POST', path, { code: digits });
}

export async function signOut(): Promise<void> {
  await ask('POST', '/sign-out');
}

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await ask('POST', '/change-password', { currentPassword, newPassword, revokeOtherSessions: true });
}

/** Asks for the mail by which a new password is chosen; the answer never tells whether the address is known. */
export async function requestPasswordLink(email: string, door: string): Promise<void> {
  await ask('POST', '/request-password-reset', { email, redirectTo: `/${door}/new-password` });
}

export async function setNewPassword(token: string, newPassword: string): Promise<void> {
  await ask('POST', '/reset-password', { token, newPassword });
}

/** Begins two-factor sign-in: it holds once the first code was verified. */
export function beginSecondFactor(password: string): Promise<{ totpURI: string; backupCodes: string[] }> {
  return ask('POST', '/two-factor/enable', { password });
}

export async function endSecondFactor(password: string): Promise<void> {
  await ask('POST', '/two-factor/disable', { password });
}

export function listSessions(): Promise<SignInSession[]> {
  return ask('GET', '/list-sessions');
}

export function presentSession(): Promise<{ session: { token: string } } | null> {
  return ask('GET', '/get-session');
}

export async function revokeSession(token: string): Promise<void> {
  await ask('POST', '/revoke-session', { token });
}

export async function revokeOtherSessions(): Promise<void> {
  await ask('POST', '/revoke-other-sessions');
}

export async function listApiKeys(): Promise<readonly ApiKey[]> {
  const answer = await ask<{ apiKeys: ApiKey[] } | ApiKey[]>('GET', '/api-key/list');
  return Array.isArray(answer) ? answer : answer.apiKeys;
}

const secondsOfDay = 86_400;

/** The key is shown once; the server keeps only its hash. */
export function createApiKey(name: string, days: number): Promise<{ key: string }> {
  return ask('POST', '/api-key/create', { name, expiresIn: days * secondsOfDay });
}

export async function deleteApiKey(keyId: string): Promise<void> {
  await ask('POST', '/api-key/delete', { keyId });
}
