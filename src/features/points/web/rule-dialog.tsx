import type { ReactNode } from 'react';
import { limits } from '../../../core/limits.ts';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { BilingualField, NumberField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { type ItemOf, useChange } from '../../../platform/web/operations.ts';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { createPointsRule, listPointsRules } from '../contract.ts';
import { numberOf } from './number-of.ts';

interface RuleDialogProps {
  readonly rule: ItemOf<typeof listPointsRules> | 'new';
  readonly close: () => void;
}

interface RuleValues {
  readonly name: { readonly zh: string; readonly en: string };
  readonly points: number | null;
  readonly yearlyLimit: number | null;
}

/** What was given under a rule stays as it was, so a changed rule takes the place of the old one. */
export function RuleDialog({ rule, close }: RuleDialogProps): ReactNode {
  const { say } = useSpeech();
  const unitId = useUnitId();
  const create = useChange(createPointsRule, { invalidates: [listPointsRules] });
  const isNew = rule === 'new';
  const initial: RuleValues = isNew
    ? { name: { zh: '', en: '' }, points: null, yearlyLimit: null }
    : { name: rule.name, points: rule.points, yearlyLimit: rule.yearlyLimit };
  const form = useForm({
    initial,
    submit: ({ name, points, yearlyLimit }) =>
      create.mutateAsync({
        params: { unitId },
        body: {
          name,
          points: numberOf(points),
          yearlyLimit,
          ...(isNew ? {} : { indicator: rule.indicator, replaces: rule.id }),
        },
      }),
    done: close,
  });
  return (
    <DialogBox opened close={close} title={say(isNew ? 'points.add-rule' : 'points.change-rule')}>
      <Form form={form}>
        <BilingualField {...form.field('name')} label={say('points.rule-name')} limit={limits.shortText} required />
        <NumberField {...form.field('points')} label={say('points.points-each')} min={1} required />
        <NumberField
          {...form.field('yearlyLimit')}
          label={say('points.yearly-limit')}
          hint={say('points.yearly-limit-hint')}
          min={1}
        />
        {!isNew && <p className="plain-fact">{say('points.replaces-hint')}</p>}
        <SubmitBar label={say('unit.save')} />
      </Form>
    </DialogBox>
  );
}
