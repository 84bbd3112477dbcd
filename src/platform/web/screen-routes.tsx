import { Component, lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { Route, useLocation } from 'react-router';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import type { DoorScreen } from './door-table.ts';

/** A route for each screen; its code is fetched when it is first shown. */
export function routesOf(screens: readonly DoorScreen[]): ReactNode {
  return screens.map(({ path, load }) => {
    const Screen = lazy(async () => ({ default: await load() }));
    const element = (
      <Place>
        <Screen />
      </Place>
    );
    return path === '' ? (
      <Route key={path} index element={element} />
    ) : (
      <Route key={path} path={path} element={element} />
    );
  });
}

/** Another address is another thing: nothing of the last one stays on the page. */
function Place({ children }: { readonly children: ReactNode }): ReactNode {
  const { pathname } = useLocation();
  return (
    <Boundary key={pathname}>
      <Suspense fallback={<LoadingState />}>{children}</Suspense>
    </Boundary>
  );
}

/** A screen that broke, or whose code could not be fetched: the frame of the door stays. */
class Boundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(cause: unknown): { error: Error } {
    return { error: cause instanceof Error ? cause : new Error(String(cause)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === null ? this.props.children : <ErrorState error={error} again={() => location.reload()} />;
  }
}
