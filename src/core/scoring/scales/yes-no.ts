/** Met or not met: full points or none. */
import { longText, object, oneOf, optional, yesOrNo } from '../../criteria/shape.ts';
import { one, zero } from '../../ratio.ts';
import type { Text } from '../../text.ts';
import type { ScaleKind } from './kind.ts';

export interface YesNoScale {
  readonly kind: 'yes-no';
  readonly text?: Text;
}
export interface YesNoMark {
  readonly met: boolean;
}

export const yesNo: ScaleKind<YesNoScale, YesNoMark> = {
  shape: object<YesNoScale>({ kind: oneOf(['yes-no']), text: optional(longText) }),
  markShape: () => object<YesNoMark>({ met: yesOrNo }),
  share: (mark) => (mark.met ? one : zero),
  explain: (mark) => ({ code: mark.met ? 'mark-met' : 'mark-not-met' }),
  marks: () => [{ met: false }, { met: true }],
};
