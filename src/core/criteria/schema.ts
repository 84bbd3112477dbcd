/** The JSON Schema of a pack, from the shapes that read it: editors complete and check by it. */
import { packShape } from './pack-shape.ts';
import type { Definitions, JsonSchema } from './shape.ts';

export function packSchema(): JsonSchema {
  const definitions: Definitions = new Map();
  const root = packShape.schema(definitions);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Exemplar criteria pack, format 1',
    ...root,
    $defs: Object.fromEntries(definitions),
  };
}
