import { addDays } from '../../core/calendar.ts';
import { completeTask, createGoal, createMeasure, createTask } from '../../features/drives/contract.ts';
import type { DemoDrive } from './drive-cast.ts';
import { at, type Selection } from './editions.ts';

interface PlannedTask {
  readonly title: string;
  /** Which of the employees owns it. */
  readonly owner: number;
  /** Days from the first day of the demonstration. */
  readonly due: number;
  /** When it was reported done, if it was. */
  readonly done?: number;
}

interface PlannedMeasure {
  readonly title: string;
  /** Which of the pack's indicators it serves. */
  readonly indicator: number;
  readonly tasks: readonly PlannedTask[];
}

const goals: readonly { readonly title: string; readonly measures: readonly PlannedMeasure[] }[] = [
  {
    title: '人人参与创建 Everybody takes part',
    measures: [
      {
        title: '每季度全员培训 A course for everybody each quarter',
        indicator: 0,
        tasks: [
          { title: '邀请授课老师 Invite the speaker', owner: 2, due: -70, done: -75 },
          { title: '组织第四季度培训 Hold the course of the fourth quarter', owner: 0, due: 6 },
        ],
      },
      {
        title: '志愿服务进社区 Volunteers in the neighbourhood',
        indicator: 3,
        tasks: [
          { title: '走访社区、收集需求 Ask the neighbours what they need', owner: 0, due: -30, done: -33 },
          { title: '公布志愿服务排班 Publish the roster', owner: 3, due: -4 },
        ],
      },
    ],
  },
  {
    title: '细节上过得硬 Right in every detail',
    measures: [
      {
        title: '服务窗口首问负责制 Whoever is asked first sees it through',
        indicator: 6,
        tasks: [
          { title: '修订窗口服务规范 Revise the rules of the counter', owner: 4, due: -20, done: -22 },
          { title: '抽查服务录音 Listen to recorded calls', owner: 5, due: 12 },
        ],
      },
      { title: '节能降耗台账 Keep the books on energy', indicator: 9, tasks: [] },
    ],
  },
  { title: '让周边居民满意 Neighbours who are content', measures: [] },
];

/** Goals down to tasks: some done with evidence, one overdue, and something dangling at either end. */
export async function planDrive(selection: Selection, drive: DemoDrive): Promise<void> {
  const { stage, today } = selection;
  const { driveId, coordinator, employeeIds, indicators } = drive;
  stage.now = at(selection, -120);
  const done: { taskId: string; version: number; on: number; title: string }[] = [];
  await stage.scene(coordinator, async (tell) => {
    for (const { title, measures } of goals) {
      const { id: goalId } = await tell(createGoal, { params: { driveId }, body: { title } });
      for (const measure of measures) {
        const body = { title: measure.title, indicator: indicators[measure.indicator] ?? '' };
        const { id: measureId } = await tell(createMeasure, { params: { goalId }, body });
        for (const { title: task, owner, due, done: on } of measure.tasks) {
          const given = { title: task, ownerId: employeeIds[owner] ?? '', dueOn: addDays(today, due) };
          const { id: taskId, version } = await tell(createTask, { params: { measureId }, body: given });
          if (on !== undefined) done.push({ taskId, version, on, title: task });
        }
      }
    }
  });
  for (const { taskId, version, on, title } of done.toSorted((a, b) => a.on - b.on)) {
    stage.now = at(selection, on);
    const evidence = { kind: 'link', title: `${title}：记录 Record`, url: 'https://example.org/task-record' } as const;
    const body = { note: '已按计划完成，效果良好。 Done as planned, with good results.', evidence };
    await stage.call(coordinator, completeTask, { params: { taskId }, body, ifMatch: version });
  }
}
