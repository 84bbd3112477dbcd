export { findDecision } from './queries.ts';
