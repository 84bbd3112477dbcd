export { countOpenSheets, findSheetForUpdate, type KeptMarks, listSubmittedSheets } from './queries.ts';
