import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { type Actor, nobody } from '../core/relations.ts';
import { listStandings } from '../features/people/index.ts';
import type { Caller } from '../platform/auth/mount.ts';
import type { Database } from '../platform/db/connect.ts';
import { openApp } from '../platform/http/app.ts';
import { type Border, bindRoutes } from '../platform/http/bind.ts';
import { exportRoutes } from '../platform/http/export.ts';
import { catalogueOf } from '../platform/i18n/catalogue.ts';
import { routes } from './routes.ts';
import { texts } from './texts.ts';

/** The outside world, handed in: the real one by `server.ts`, a made one by tests and the demonstration. */
export interface World extends Omit<Border, 'db' | 'catalogue' | 'actorOf'> {
  readonly database: Database;
  readonly log: Logger;
  readonly callerOf: (request: FastifyRequest) => Promise<Caller | undefined>;
  readonly requestsPerMinute: number | undefined;
  readonly trustProxy: boolean;
}

/** The server with every operation bound, not listening yet. */
export async function assemble(world: World): Promise<{ app: FastifyInstance; border: Border }> {
  const catalogue = catalogueOf(texts);
  const { database, log, callerOf, requestsPerMinute, trustProxy, ...rest } = world;
  const border: Border = {
    ...rest,
    db: database.db,
    catalogue,
    actorOf: async (request) => actorOf(await callerOf(request)),
  };
  const app = await openApp({ catalogue, log, publicUrl: world.publicUrl, requestsPerMinute, trustProxy });
  bindRoutes(app, border, [...routes, ...exportRoutes(routes, catalogue)]);
  return { app, border };

  async function actorOf(caller: Caller | undefined): Promise<Actor> {
    if (caller === undefined) return nobody;
    const standings = await listStandings(database.db, caller.personId);
    return { ...caller, standings: standings.map(({ standing }) => standing) };
  }
}
