export { comparisonOf } from './compare.ts';
export { parsePackText, placesIn, readPackText } from './read-pack.ts';
export { texts as packFileTexts } from './read-pack-texts.ts';
export { packFor, takePack } from './service.ts';
export { shippedPacks } from './shipped.ts';
export { writePackText } from './write-pack.ts';
