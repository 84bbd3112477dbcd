import { expect, test } from 'vitest';
import { addressOf, viewIn } from './table-view.ts';

test('a view is read from the address and written back without a trace of what is as at first', () => {
  const address = new URLSearchParams('tab=2&q=%E7%A4%BA%E8%8C%83&state=open&sort=-name&columns=name,points');
  const view = viewIn(address, '', ['state', 'district']);
  expect(view).toEqual({ search: '示范', filters: { state: 'open' }, sort: '-name', columns: ['name', 'points'] });
  expect(addressOf(address, '', ['state', 'district'], view).toString()).toBe(address.toString().replace(',', '%2C'));
  const plain = { search: '', filters: {}, sort: '', columns: undefined };
  expect(addressOf(address, '', ['state', 'district'], plain).toString()).toBe('tab=2');
});

test('two lists on one page have views of their own', () => {
  const first = addressOf(new URLSearchParams(), 'a-', ['state'], {
    search: 'x',
    filters: { state: 's' },
    sort: '',
    columns: undefined,
  });
  expect(viewIn(first, 'b-', ['state'])).toEqual({ search: '', filters: {}, sort: '', columns: undefined });
  expect(viewIn(first, 'a-', ['state'])).toMatchObject({ search: 'x', filters: { state: 's' } });
});
