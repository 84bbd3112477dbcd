export { correctionsOf } from './corrections-of.ts';
export { noteVersion } from './note.ts';
