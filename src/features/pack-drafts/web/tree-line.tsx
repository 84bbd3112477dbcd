import { memo } from 'react';
import type { ReactNode } from 'react';
import { sumOfNodes } from '../../../core/criteria/draft.ts';
import { missesSum } from '../../../core/criteria/draft-problems.ts';
import { toShown } from '../../../core/ratio.ts';
import { Shape } from '../../../platform/ui/shapes.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { TreeRow } from './tree-rows.ts';

interface LineProps extends Omit<TreeRow, 'siblings'> {
  readonly siblings: number;
  readonly chosen: boolean;
  /** The one line that the Tab key comes to. */
  readonly entry: boolean;
  readonly wrong: 'here' | 'below' | undefined;
  readonly drop: string | undefined;
  readonly choose: (at: string) => void;
  readonly toggle: (row: Pick<TreeRow, 'at' | 'node'>) => void;
}

/** A line of the tree: number, text, points, and whether anything is wrong. */
export const TreeLine = memo(
  function Line(props: LineProps): ReactNode {
    const { at, node, level, open, chosen, wrong } = props;
    const { say, language } = useSpeech();
    const words = language === 'zh-CN' ? node.text.zh || node.text.en : node.text.en || node.text.zh;
    const off = missesSum(node) && node['choose'] === undefined;
    return (
      <div
        role="treeitem"
        aria-level={level}
        aria-posinset={props.place}
        aria-setsize={props.siblings}
        aria-selected={chosen}
        {...(open !== undefined && { 'aria-expanded': open })}
        tabIndex={props.entry ? 0 : -1}
        className="tree-line"
        data-at={at}
        data-drop={props.drop}
        style={{ paddingInlineStart: `${(level - 1) * 18 + 4}px` }}
        onClick={() => props.choose(at)}
      >
        <span
          className="tree-fold"
          aria-hidden="true"
          onClick={(event) => {
            if (open === undefined) return;
            event.stopPropagation();
            props.toggle({ at, node });
          }}
        >
          {open !== undefined && <Shape name={open ? 'down' : 'on'} />}
        </span>
        <span className="tree-number">{node.number === '' ? '?' : node.number}</span>
        <span className="tree-text" data-empty={words === '' || undefined}>
          {words === '' ? say('pack-edit.no-text') : words}
        </span>
        {off && (
          <span className="tree-sum">
            <Shape name="triangle" size={14} />
            {say('pack-edit.sum-of', { sum: toShown(sumOfNodes(node.children ?? [])) })}
          </span>
        )}
        {wrong !== undefined && !off && (
          <span className="tree-wrong" data-where={wrong}>
            <Shape name={wrong === 'here' ? 'triangle' : 'ring'} size={14} />
            <span className="told-only">{say(`pack-edit.wrong-${wrong}`)}</span>
          </span>
        )}
        <span className="tree-points">{String(node.points)}</span>
        <span className="tree-handle" aria-hidden="true" title={say('pack-edit.drag')}>
          ⠿
        </span>
      </div>
    );
  },
  // What is chosen and toggled goes by place and node, so that the functions may be older than the line.
  (one, other) =>
    one.node === other.node &&
    one.at === other.at &&
    one.level === other.level &&
    one.open === other.open &&
    one.chosen === other.chosen &&
    one.entry === other.entry &&
    one.wrong === other.wrong &&
    one.drop === other.drop &&
    one.siblings === other.siblings,
);
