export { type Calibrated, calibrateSheets, numberOf } from './calibrate-edition.ts';
export { type Fit, isEditionDecided, listNames, listScores } from './queries.ts';
