import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { openWorld } from '../../test/support/world.ts';
import { exportRoutes } from '../platform/http/export.ts';
import { routes } from './routes.ts';

test('/api/openapi.json is valid OpenAPI 3.1 and lists every operation', async () => {
  const world = await openWorld();
  const response = await world.app.inject('/api/openapi.json');
  const document = response.json<{ openapi: string; paths: Record<string, Record<string, { operationId: string }>> }>();
  expect(document.openapi).toBe('3.1.0');
  expect(await new Validator().validate(document as never)).toMatchObject({ valid: true });
  const listed = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  const bound = [...routes, ...exportRoutes(routes, world.border.catalogue)];
  expect(listed.toSorted()).toEqual(bound.map(({ operation }) => operation.id).toSorted());
});

test('every operation that needs a sign-in refuses without one, before it looks at anything else', async () => {
  const world = await openWorld();
  for (const { operation } of routes.filter((route) => route.operation.access === 'signed-in')) {
    const response = await world.app.inject({ method: operation.method, url: operation.path.replaceAll(/:\w+/g, 'x') });
    expect(response.statusCode, operation.id).toBe(401);
  }
});
