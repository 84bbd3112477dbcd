import { Anchor, Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Shape } from './shapes.tsx';

interface GoProps {
  readonly to: string;
  readonly children: ReactNode;
}

/** A button that leads to another page of the door. */
export function LinkButton({ to, children, quiet = false }: GoProps & { readonly quiet?: boolean }): ReactNode {
  return (
    <Button component={Link} to={to} variant={quiet ? 'default' : 'filled'}>
      {children}
    </Button>
  );
}

/** A link in a text or a table to another page of the door. */
export function GoLink({ to, children }: GoProps): ReactNode {
  return (
    <Anchor component={Link} to={to}>
      {children}
    </Anchor>
  );
}

/** A file that the server sends, fetched by the browser itself: `href={hrefOf(exportEntries, …)}`. */
export function DownloadButton({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  return (
    <Button component="a" href={href} download variant="default" leftSection={<Shape name="save" />}>
      {children}
    </Button>
  );
}
