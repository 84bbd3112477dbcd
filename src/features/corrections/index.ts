export { noteVersion } from './note.ts';
