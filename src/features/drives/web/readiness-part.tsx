import type { ReactNode } from 'react';
import type { Pack } from '../../../core/criteria/pack.ts';
import { HeatMap } from '../../../platform/ui/heat-map.tsx';
import { useSession } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { readinesses } from '../contract.ts';
import { type Drive, indicatorPath, type Standing } from './drive-parts.ts';
import { IndicatorTable } from './indicator-table.tsx';
import { groupsOf } from './pack-groups.ts';
import { levels } from './readiness.tsx';

interface PartProps {
  readonly drive: Drive;
  readonly pack: Pack;
}

/** How far every indicator is: at a glance, and in full below. */
export function ReadinessPart({ drive, pack }: PartProps): ReactNode {
  const { say, text, list } = useSpeech();
  // Drafts are the work of coordinator and departments, so only they open an indicator.
  const opens = useSession().standing.role !== 'employee';
  const standings = new Map(drive.indicators.map((standing) => [standing.indicator, standing]));
  const wordFor = (standing: Standing | undefined): string => {
    const words = [say(`drive.readiness-${standing?.readiness ?? 'not-begun'}`)];
    if (standing !== undefined && standing.openFindings > 0)
      words.push(say('drive.findings-here', { count: standing.openFindings }));
    return words.join(say('drive.and'));
  };
  const counts = readinesses.map((step) =>
    say('drive.count-at', { step: say(`drive.readiness-${step}`), count: drive.readiness[step] }),
  );
  return (
    <>
      <HeatMap
        title={say('drive.heat')}
        summary={list(counts)}
        groups={groupsOf(pack).map(({ node, indicators }) => ({
          id: node.number,
          name: `${node.number} ${text(node.text)}`,
          cells: indicators.map((indicator) => {
            const standing = standings.get(indicator.number);
            return {
              id: indicator.number,
              number: indicator.number,
              name: text(indicator.text),
              level: levels[standing?.readiness ?? 'not-begun'],
              word: wordFor(standing),
              ...(opens && { link: indicatorPath(drive.id, indicator.number) }),
            };
          }),
        }))}
      />
      <IndicatorTable drive={drive} pack={pack} opens={opens} />
    </>
  );
}
