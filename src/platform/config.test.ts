import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { OperatorError } from './operator-error.ts';
import { projectRoot } from './project-root.ts';

test('without any setting everything has a value that works', () => {
  expect(readConfig({})).toEqual({
    port: 4300,
    publicUrl: 'http://localhost:4300',
    databaseUrl: undefined,
    databaseDirectUrl: undefined,
    dataDir: join(projectRoot, 'data'),
    storage: 'file:',
    smtpUrl: undefined,
    clamd: undefined,
    oidc: undefined,
    signingKey: undefined,
    logLevel: 'info',
    timeZone: 'Asia/Shanghai',
  });
});

test('an empty setting counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ', TIME_ZONE: '' })).toEqual(readConfig({}));
});

test('settings are read, paths from the project, the address without its slash', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(
    readConfig({
      PORT: '80',
      PUBLIC_URL: 'https://honours.example.org/',
      DATABASE_URL: 'postgres://u:p@pooler/db',
      DATABASE_DIRECT_URL: 'postgresql://u:p@direct/db',
      DATA_DIR: '../elsewhere',
      STORAGE: 'file:/srv/files',
      SMTP_URL: 'smtp://localhost:25',
      CLAMD: 'scanner:3310',
      OIDC_ISSUER: 'https://login.example.org',
      OIDC_CLIENT_ID: 'exemplar',
      OIDC_CLIENT_SECRET: 's',
      SIGNING_KEY: pem.replaceAll('\n', String.raw`\n`),
      LOG_LEVEL: 'debug',
      TIME_ZONE: 'Europe/Berlin',
    }),
  ).toEqual({
    port: 80,
    publicUrl: 'https://honours.example.org',
    databaseUrl: 'postgres://u:p@pooler/db',
    databaseDirectUrl: 'postgresql://u:p@direct/db',
    dataDir: join(projectRoot, '..', 'elsewhere'),
    storage: 'file:/srv/files',
    smtpUrl: 'smtp://localhost:25',
    clamd: 'scanner:3310',
    oidc: { issuer: 'https://login.example.org', clientId: 'exemplar', clientSecret: 's' },
    signingKey: pem.trim(),
    logLevel: 'debug',
    timeZone: 'Europe/Berlin',
  });
});

test('the direct address of the database is the other one unless set', () => {
  expect(readConfig({ DATABASE_URL: 'postgres://u@h/d' }).databaseDirectUrl).toBe('postgres://u@h/d');
});

test.each([
  ['PORT', 'eighty', 'PORT must be a port number from 1 to 65535, not "eighty".'],
  ['PORT', '0', 'PORT must be a port number from 1 to 65535, not "0".'],
  ['PORT', '65536', 'PORT must be a port number from 1 to 65535, not "65536".'],
  ['PUBLIC_URL', 'honours.example.org', 'PUBLIC_URL must be an http or https address without a path'],
  ['PUBLIC_URL', 'https://example.org/honours', 'PUBLIC_URL must be an http or https address without a path'],
  ['STORAGE', 's3://bucket', 'STORAGE must be file: or file:/absolute/path, not "s3://bucket".'],
  ['STORAGE', 'file:relative', 'STORAGE must be file: or file:/absolute/path, not "file:relative".'],
  ['CLAMD', 'scanner', 'CLAMD must be host:port or the path of a socket, not "scanner".'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud".'],
  ['TIME_ZONE', 'Shanghai', 'TIME_ZONE must be a time zone such as Asia/Shanghai, not "Shanghai".'],
  ['OIDC_ISSUER', 'https://login.example.org', 'OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set too'],
])('%s=%s stops with a sentence that names it', (name, value, sentence) => {
  expect(() => readConfig({ [name]: value })).toThrow(sentence);
  expect(() => readConfig({ [name]: value })).toThrow(OperatorError);
});

test.each(['DATABASE_URL', 'SMTP_URL', 'SIGNING_KEY'])(
  'a wrong %s is named but not shown, for it may hold a password',
  (name) => {
    const read = () => readConfig({ [name]: 'mysql://root:hunter2@host/db' });
    expect(read).toThrow(`${name} must be`);
    expect(read).not.toThrow('hunter2');
  },
);

test('every wrong setting is told at once', () => {
  expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/^PORT must.*\nLOG_LEVEL must.*$/);
});
