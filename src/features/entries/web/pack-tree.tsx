import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Branch, CriterionNode, Indicator, Pack } from '../../../core/criteria/pack.ts';
import { countingChildren, type Choices, isBranch, pointsOf } from '../../../core/criteria/tree.ts';
import { toText } from '../../../core/ratio.ts';
import { Section } from '../../../platform/ui/states.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';

interface TreeProps {
  readonly pack: Pack;
  readonly choices: Choices;
  readonly renderIndicator: (indicator: Indicator) => ReactNode;
  /** What stands at a branch of alternatives between which the unit chooses. */
  readonly renderAlternatives: (branch: Branch) => ReactNode;
}

/** The criteria that count for an entry, in the order of the pack, each indicator with what a screen puts there. */
export function PackTree(props: TreeProps): ReactNode {
  const { say } = useSpeech();
  const { pack } = props;
  return (
    <>
      {pack.criteria.map((node) => (
        <Dimension key={node.number} {...props} node={node} />
      ))}
      {pack.special !== undefined && (
        <Section title={say('entry.special', { cap: String(pack.special.cap) })}>
          <Stack gap="sm">
            {pack.special.criteria.map((node) => (
              <Node key={node.number} {...props} node={node} level={3} />
            ))}
          </Stack>
        </Section>
      )}
    </>
  );
}

function Dimension(props: TreeProps & { readonly node: CriterionNode }): ReactNode {
  const title = useNodeTitle()(props.node);
  return (
    <div id={dimensionId(props.node.number)} className="dimension">
      <Section title={title}>
        <Stack gap="sm">
          {isBranch(props.node) ? (
            <Children {...props} branch={props.node} level={3} />
          ) : (
            props.renderIndicator(props.node)
          )}
        </Stack>
      </Section>
    </div>
  );
}

type Level = 3 | 4 | 5 | 6;
const below: Readonly<Record<Level, Level>> = { 3: 4, 4: 5, 5: 6, 6: 6 };

function Node(props: TreeProps & { readonly node: CriterionNode; readonly level: Level }): ReactNode {
  const { node, level } = props;
  const titleOf = useNodeTitle();
  if (!isBranch(node)) return props.renderIndicator(node);
  return (
    <section>
      <Title order={level}>{titleOf(node)}</Title>
      <Children {...props} branch={node} level={below[level]} />
    </section>
  );
}

function Children(props: TreeProps & { readonly branch: Branch; readonly level: Level }): ReactNode {
  const { branch, choices } = props;
  return (
    <>
      {branch.choose === 'by-unit' && props.renderAlternatives(branch)}
      {countingChildren(branch, choices).map((child) => (
        <Node key={child.number} {...props} node={child} />
      ))}
    </>
  );
}

function useNodeTitle(): (node: CriterionNode) => string {
  const { say, text, exact } = useSpeech();
  return (node) =>
    say('entry.node-title', { number: node.number, text: text(node.text), points: exact(toText(pointsOf(node))) });
}

export function dimensionId(number: string): string {
  return `dimension-${number}`;
}

/** The anchor of an indicator or a branch of alternatives, to which lists of what is missing lead. */
export function placeId(number: string): string {
  return `indicator-${number}`;
}
