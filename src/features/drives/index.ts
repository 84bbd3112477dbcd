export { findDrive } from './queries.ts';
