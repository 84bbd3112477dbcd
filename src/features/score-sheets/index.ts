export { findSheetForUpdate, listSubmittedSheets } from './queries.ts';
