import { routes as people } from '../features/people/routes.ts';
import type { Route } from '../platform/http/route.ts';

/** Every operation the server answers. */
export const routes: readonly Route[] = [...people];
