import { randomUUID } from 'node:crypto';
import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { DB } from '../db/types.ts';
import { linkMinutes, mailPasswordLink, notePasswordReset } from './forgotten-password.ts';

export interface SignInSettings {
  readonly db: Kysely<DB>;
  readonly publicUrl: string;
  /** Signs session cookies; whoever knows it can forge them. */
  readonly secret: string;
  /** Off only where tests sign many people in within a second. */
  readonly throttle: boolean;
  /** Runs an act of our own in a transaction: the mails that the library wants sent, and what they come to. */
  readonly act: (work: (ctx: Ctx) => Promise<void>) => Promise<void>;
}

/**
 * Sessions, passwords, second factors and API keys, by the library. People come into being by our own acts
 * (registration, invitation, `create-admin`), so its sign-up is closed.
 */
export function openSignIn({ db, publicUrl, secret, throttle, act }: SignInSettings) {
  return betterAuth({
    appName: 'Exemplar',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: { db, type: 'postgres' },
    trustedOrigins: (request) => originsOf(publicUrl, request),
    telemetry: { enabled: false },
    user: { modelName: 'person' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      resetPasswordTokenExpiresIn: linkMinutes * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url, token }, request) =>
        act((ctx) => mailPasswordLink(ctx, user, { token, url, request })),
      onPasswordReset: ({ user }, request) => act((ctx) => notePasswordReset(ctx, user, request)),
    },
    // Only the hash of a mailed link is kept, so that a copy of the database opens nothing.
    verification: { storeIdentifier: 'hashed' },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 24 },
    rateLimit: {
      enabled: throttle,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/two-factor/*': { window: 60, max: 10 },
        '/request-password-reset': { window: 60, max: 5 },
        '/reset-password': { window: 60, max: 10 },
      },
    },
    plugins: [
      twoFactor({ issuer: 'Exemplar', schema: { twoFactor: { modelName: 'twoFactor' } } }),
      apiKey({ schema: { apikey: { modelName: 'apiKey' } }, rateLimit: { enabled: false } }),
    ],
    advanced: {
      database: { generateId: () => randomUUID() },
      useSecureCookies: publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: ['x-exemplar-client'] },
    },
  });
}

export type SignIn = ReturnType<typeof openSignIn>;

/** The public address, and the host by which this very request came (an office tries `127.0.0.1` before it has a name). */
function originsOf(publicUrl: string, request: Request | undefined): string[] {
  const host = request?.headers.get('host');
  return [
    new URL(publicUrl).origin,
    ...(host === undefined || host === null ? [] : [`http://${host}`, `https://${host}`]),
  ];
}
