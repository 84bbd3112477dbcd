export { type Bar, listBars } from './bars.ts';
export { bars, findTies, type Tie } from './detect.ts';
export { listAffiliations } from './detection/queries.ts';
