export { placesIn, readPackText } from './read-pack.ts';
export { texts as packFileTexts } from './read-pack-texts.ts';
