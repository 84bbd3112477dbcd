import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importHonours } from '../../features/honours/contract.ts';
import { createProgramme } from '../../features/programmes/contract.ts';
import { projectRoot } from '../../platform/project-root.ts';
import type { Cast } from './cast.ts';
import type { DemoStage } from './stage.ts';

/** The honours that a company's announcement of 2019 speaks of, by their Chinese and English names. */
const programmes = [
  ['title', '上海市文明单位', 'Shanghai Municipality Model Unit'],
  ['prize', '上海市质量金奖', 'Shanghai Municipality Quality Gold Prize'],
  ['benchmark', '上海市质量标杆', 'Shanghai Municipality Quality Benchmark'],
  ['certification', '上海品牌', 'Shanghai Brand'],
  ['list', '浦东总部经济十大经典样本', 'Top 10 Templates for Headquarters Economy in Pudong'],
] as const;

const description = {
  zh: '据公开报道登记的历史荣誉，名录不完整，不代表授予机构。',
  en: 'Recorded from a public announcement; incomplete, and not the word of the body that conferred it.',
};

/** Editions 17 to 19 and the neighbouring honours, recorded as history. */
export async function recordHistory(stage: DemoStage, { office, recordsBodyId: bodyId }: Cast): Promise<void> {
  const csv = await readFile(join(projectRoot, 'examples', 'honours-2019.csv'), 'utf8');
  await stage.scene(office, async (tell) => {
    for (const [kind, zh, en] of programmes)
      await tell(createProgramme, { body: { bodyId, kind, name: { zh, en }, description } });
    await tell(importHonours, { params: { bodyId }, body: { csv } });
  });
}
