/** A pack as the text of a file in canonical form: the same pack gives the same bytes, and reads back as itself. */
import { stringify } from 'yaml';

import { packShape } from '../../core/criteria/pack-shape.ts';
import type { Pack } from '../../core/criteria/pack.ts';

/** YAML with the keys in the order of the schema, two spaces, long texts on one line, UTF-8, a line break at the end. */
export function writePackText(pack: Pack): string {
  const ordered = packShape.read(pack, '', () => undefined);
  return stringify(ordered ?? pack, { indent: 2, lineWidth: 0, minContentWidth: 0, aliasDuplicateObjects: false });
}
