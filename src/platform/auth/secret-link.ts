import { createHash, randomBytes } from 'node:crypto';

/** The secret of a mailed link: only its hash is kept, so that a copy of the database opens nothing. */
export function newSecret(): { readonly token: string; readonly tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashOfSecret(token) };
}

export function hashOfSecret(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
