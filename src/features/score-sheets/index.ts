export { findSheetForUpdate, type KeptMarks, listSubmittedSheets } from './queries.ts';
