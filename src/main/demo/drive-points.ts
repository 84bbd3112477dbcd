import {
  createPointsRule,
  grantPointsBudget,
  proposeReversal,
  proposeSlip,
  signReversal,
  signSlip,
} from '../../features/points/contract.ts';
import type { DemoDrive } from './drive-cast.ts';
import { at, type Selection } from './editions.ts';

/** Points by rules: posted ones with two signatures, one of them reversed, and one that waits for the second. */
export async function givePoints(selection: Selection, drive: DemoDrive): Promise<void> {
  const { stage } = selection;
  const { unitId, coordinator, quality, employeeIds } = drive;
  const params = { unitId };
  stage.now = at(selection, -110);
  const rules = await stage.scene(coordinator, async (tell) => {
    const volunteering = { name: { zh: '参加志愿服务', en: 'Volunteering' }, points: 30, yearlyLimit: 300 };
    const proposal = { name: { zh: '合理化建议被采纳', en: 'A proposal was adopted' }, points: 100, yearlyLimit: null };
    const first = await tell(createPointsRule, { params, body: volunteering });
    const second = await tell(createPointsRule, { params, body: proposal });
    await tell(grantPointsBudget, { params, body: { points: 5000, memo: '年度积分预算 Budget of the year' } });
    return [first.id, second.id];
  });
  const propose = async (days: number, employee: number, rule: number, reason: string): Promise<string> => {
    stage.now = at(selection, days);
    const body = { employeeId: employeeIds[employee] ?? '', ruleId: rules[rule] ?? '', reason };
    return (await stage.call(quality, proposeSlip, { params, body })).id;
  };
  const sign = async (days: number, slipId: string): Promise<void> => {
    stage.now = at(selection, days, 15);
    await stage.call(coordinator, signSlip, { params: { slipId } });
  };
  await sign(-90, await propose(-90, 0, 0, '周末社区义务清扫 Cleaned up the neighbourhood at the weekend'));
  await sign(-45, await propose(-46, 2, 1, '建议合并两道表单，已采纳 Proposed to merge two forms; adopted'));
  const mistaken = await propose(-40, 3, 0, '社区义务清扫（登记重复） Clean-up (entered twice)');
  await sign(-39, mistaken);
  stage.now = at(selection, -35);
  const reason = '同一活动重复登记 The same day was entered twice';
  await stage.call(quality, proposeReversal, { params: { slipId: mistaken }, body: { reason } });
  stage.now = at(selection, -34);
  await stage.call(coordinator, signReversal, { params: { slipId: mistaken } });
  await propose(-2, 4, 0, '敬老院志愿服务半天 Half a day at the home for the elderly');
}
