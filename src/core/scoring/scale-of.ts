import type { Indicator, Pack } from '../criteria/pack.ts';
import type { Scale } from './scales/kinds.ts';

/** The scale of an indicator of a pack that was read by `readPack`. */
export function scaleOf(pack: Pick<Pack, 'scales'>, indicator: Indicator): Scale {
  const scale = pack.scales[indicator.scale];
  if (scale === undefined) throw new RangeError(`the pack has no scale ${indicator.scale}`);
  return scale;
}
