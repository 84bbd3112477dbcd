export { performRun } from './perform-run.ts';
