import { addDays } from '../../core/calendar.ts';
import {
  closeFinding,
  createInspection,
  orderRectification,
  raiseFinding,
  reportRectification,
} from '../../features/inspections/contract.ts';
import type { DemoDrive } from './drive-cast.ts';
import { at, type Selection } from './editions.ts';

/** Two inspections: what the first found is closed, what the second found is being mended. */
export async function inspectDrive(selection: Selection, drive: DemoDrive): Promise<void> {
  const { stage, today } = selection;
  const { driveId, coordinator, quality, employee, employeeIds, indicators } = drive;
  const [first = '', second = '', third = ''] = [indicators[4], indicators[6], indicators[8]];
  const inspect = async (days: number, title: string, text: string, indicator: string): Promise<string> => {
    stage.now = at(selection, days);
    const checklist = [
      { text, indicator, result: 'not-met' as const },
      { text: '培训记录齐全 The records of the courses are complete', indicator: third, result: 'met' as const },
    ];
    const body = { title, heldOn: addDays(today, days), inspector: '质量部 Quality', checklist };
    return (await stage.call(quality, createInspection, { params: { driveId }, body })).id;
  };
  const order = async (findingId: string, ownerId: string, due: number): Promise<void> => {
    const plan = '立即整改，并检查其他同类之处。 Mend it now, and look at all other places like it.';
    const body = { ownerId, dueOn: addDays(today, due), plan };
    await stage.call(coordinator, orderRectification, { params: { findingId }, body });
  };
  const raise = async (inspectionId: string, indicator: string, description: string): Promise<string> => {
    const body = { indicator, gravity: 'major' as const, description };
    return (await stage.call(quality, raiseFinding, { params: { inspectionId }, body })).id;
  };

  const exits = '安全通道堆放杂物 Boxes stand in the emergency exit';
  const spring = await inspect(-80, '上半年自查 Self-inspection, first half', exits, first);
  const blocked = await raise(spring, first, exits);
  await order(blocked, employeeIds[5] ?? '', -70);
  stage.now = at(selection, -73);
  const evidence = { kind: 'link', title: '清理后照片 Photo afterwards', url: 'https://example.org/exit' } as const;
  const report = '通道已清空，并张贴提示。 The exit is clear, and a notice put up.';
  await stage.call(quality, reportRectification, { params: { findingId: blocked }, body: { report, evidence } });
  stage.now = at(selection, -72);
  const note = '现场核验属实。 Seen on the spot.';
  await stage.call(coordinator, closeFinding, { params: { findingId: blocked }, body: { note } });

  const counter = '服务窗口评价器无法使用 The feedback device at the counter is out of order';
  const autumn = await inspect(-9, '第四季度自查 Self-inspection, fourth quarter', counter, second);
  await order(await raise(autumn, second, counter), employee.employeeId, 5);
}
