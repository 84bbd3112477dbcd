import { routes as bodies } from '../features/bodies/routes.ts';
import { routes as editions } from '../features/editions/routes.ts';
import { routes as packs } from '../features/packs/routes.ts';
import { routes as people } from '../features/people/routes.ts';
import { routes as programmes } from '../features/programmes/routes.ts';
import type { Route } from '../platform/http/route.ts';

/** Every operation the server answers. */
export const routes: readonly Route[] = [...people, ...bodies, ...programmes, ...packs, ...editions];
