export { readHonoursCsv } from './read-honours-csv.ts';
export type { HonourRow } from './honour-row.ts';
export { texts as honoursCsvTexts } from './read-honours-csv-texts.ts';
export { loadRegisterHonours } from './load-register.ts';
export { programmesOnRegister } from './read.ts';
