export { listBars } from './queries.ts';
