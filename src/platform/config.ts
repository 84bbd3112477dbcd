import { createPrivateKey } from 'node:crypto';
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { OperatorError } from './operator-error.ts';
import { projectRoot } from './project-root.ts';

/** What the person who runs this installation may set, with what holds where nothing is set. */
export interface Config {
  readonly port: number;
  /** Where people reach this installation, without a slash at the end. */
  readonly publicUrl: string;
  /** Absent: the embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** For migrations and jobs, which cannot work through a pooler in transaction mode; `databaseUrl` unless set. */
  readonly databaseDirectUrl: string | undefined;
  readonly dataDir: string;
  /** `file:` for a folder below `dataDir`, or `file:/absolute/path`. */
  readonly storage: string;
  readonly smtpUrl: string | undefined;
  /** The virus scanner: `host:port`, or the path of its socket. */
  readonly clamd: string | undefined;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | undefined;
  /** A private Ed25519 key as PEM (PKCS #8). */
  readonly signingKey: string | undefined;
  readonly logLevel: (typeof logLevels)[number];
  /** IANA zone in which days begin and end. */
  readonly timeZone: string;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environment = z.object({
  PORT: setting('a port number from 1 to 65535', (text) => /^\d{1,5}$/.test(text) && +text >= 1 && +text <= 65_535),
  PUBLIC_URL: setting('an http or https address without a path, such as https://honours.example.org', isOrigin),
  DATABASE_URL: secret('an address such as postgres://user:password@host/database', isPostgres),
  DATABASE_DIRECT_URL: secret('an address such as postgres://user:password@host/database', isPostgres),
  DATA_DIR: setting('the path of a folder', (text) => !text.includes('\0')),
  STORAGE: setting('file: or file:/absolute/path', (text) => /^file:((\/\/)?\/.+)?$/.test(text)),
  SMTP_URL: secret('an address such as smtps://user:password@host', (text) => isUrl(text, ['smtp:', 'smtps:'])),
  CLAMD: setting('host:port or the path of a socket', (text) => isAbsolute(text) || /^[^\s:/]+:\d{1,5}$/.test(text)),
  OIDC_ISSUER: setting('an https address', (text) => isUrl(text, ['https:', 'http:'])),
  OIDC_CLIENT_ID: setting('a name', () => true),
  OIDC_CLIENT_SECRET: secret('a secret', () => true),
  SIGNING_KEY: secret('a private Ed25519 key in PEM (PKCS #8)', isSigningKey),
  LOG_LEVEL: setting(`one of ${logLevels.join(', ')}`, (text) => logLevels.some((level) => level === text)),
  TIME_ZONE: setting('a time zone such as Asia/Shanghai', isTimeZone),
});

/** Reads the settings; whatever is wrong with them is told in one sentence each, and nothing starts. */
export function readConfig(variables: NodeJS.ProcessEnv = process.env): Config {
  const read = environment.safeParse(variables);
  if (!read.success)
    throw new OperatorError(read.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`).join('\n'));
  const set = read.data;
  const port = Number(set.PORT ?? 4300);
  return {
    port,
    publicUrl: set.PUBLIC_URL === undefined ? `http://localhost:${port}` : new URL(set.PUBLIC_URL).origin,
    databaseUrl: set.DATABASE_URL,
    databaseDirectUrl: set.DATABASE_DIRECT_URL ?? set.DATABASE_URL,
    dataDir: resolve(projectRoot, set.DATA_DIR ?? 'data'),
    storage: set.STORAGE ?? 'file:',
    smtpUrl: set.SMTP_URL,
    clamd: set.CLAMD,
    oidc: singleSignOn(set),
    signingKey: set.SIGNING_KEY === undefined ? undefined : unfolded(set.SIGNING_KEY),
    logLevel: logLevels.find((level) => level === set.LOG_LEVEL) ?? 'info',
    timeZone: set.TIME_ZONE ?? 'Asia/Shanghai',
  };
}

function singleSignOn(set: z.output<typeof environment>): Config['oidc'] {
  const parts = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const missing = parts.filter((name) => set[name] === undefined);
  if (missing.length === parts.length) return undefined;
  if (missing.length > 0)
    throw new OperatorError(`${missing.join(' and ')} must be set too: single sign-on needs all three.`);
  return {
    issuer: set.OIDC_ISSUER ?? '',
    clientId: set.OIDC_CLIENT_ID ?? '',
    clientSecret: set.OIDC_CLIENT_SECRET ?? '',
  };
}

/** A setting that is there but empty counts as not set: that is how files of settings leave one out. */
function setting(wanted: string, holds: (text: string) => boolean) {
  return checked(wanted, holds, (text) => `, not ${JSON.stringify(text)}`);
}

/** As above, for what must not appear in a log or on a screen. */
function secret(wanted: string, holds: (text: string) => boolean) {
  return checked(wanted, holds, () => '');
}

function checked(wanted: string, holds: (text: string) => boolean, found: (text: string) => string) {
  return z
    .string()
    .transform((text) => (text.trim() === '' ? undefined : text.trim()))
    .superRefine((text, context) => {
      if (text === undefined || holds(text)) return;
      context.addIssue({ code: 'custom', message: `must be ${wanted}${found(text)}.` });
    })
    .optional();
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  const url = URL.parse(text);
  return url !== null && url.hostname !== '' && protocols.includes(url.protocol);
}

function isOrigin(text: string): boolean {
  return isUrl(text, ['http:', 'https:']) && URL.parse(text)?.href === `${URL.parse(text)?.origin}/`;
}

function isPostgres(text: string): boolean {
  const url = URL.parse(text);
  // The host may stand in the query when it is the folder of a socket.
  return url !== null && ['postgres:', 'postgresql:'].includes(url.protocol);
}

/** Where a setting cannot hold several lines, `\n` stands for the end of one. */
function unfolded(pem: string): string {
  return pem.replaceAll(String.raw`\n`, '\n').trim();
}

function isSigningKey(text: string): boolean {
  try {
    return createPrivateKey(unfolded(text)).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
