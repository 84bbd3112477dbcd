export { placesIn, readPackText } from './read-pack.ts';
export { texts as packsTexts } from './texts.ts';
