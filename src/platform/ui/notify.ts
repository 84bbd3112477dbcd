import { notifications } from '@mantine/notifications';

/** Says in passing that something was done; what needs an answer belongs on the page. */
export function notifyDone(message: string): void {
  notifications.show({ message, autoClose: 5000, withBorder: true });
}
