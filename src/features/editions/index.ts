export { type EditionRow, findEdition, findEditionForUpdate, getPackOfEdition, markConferred } from './queries.ts';
