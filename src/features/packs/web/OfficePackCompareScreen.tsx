import { SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { AnswerOf } from '../../../platform/operation.ts';
import { SelectField } from '../../../platform/ui/choice-fields.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useBodyId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { comparePackVersions, listPacks, listShippedPacks } from '../contract.ts';
import { PackChanges } from './pack-changes.tsx';

type Own = AnswerOf<typeof listPacks>['items'];
type Shipped = AnswerOf<typeof listShippedPacks>['items'];

/** Two versions of a pack side by side, or one and what ships; the choice is kept in the address. */
export function OfficePackCompareScreen(): ReactNode {
  const { say } = useSpeech();
  const bodyId = useBodyId();
  const own = useOperation(listPacks, { query: { bodyId, limit: 200 } });
  const shipped = useOperation(listShippedPacks, {});
  return (
    <>
      <PageHead
        title={say('pack.compare')}
        lead={say('pack.compare-lead')}
        crumbs={[{ label: say('pack.list'), to: '/packs' }]}
      />
      <Loaded read={own}>
        {({ items }) => <Loaded read={shipped}>{(onOffer) => <Sides own={items} shipped={onOffer.items} />}</Loaded>}
      </Loaded>
    </>
  );
}

function Sides({ own, shipped }: { readonly own: Own; readonly shipped: Shipped }): ReactNode {
  const { say, text } = useSpeech();
  const [address, setAddress] = useSearchParams();
  const choices = [
    ...own.map(({ id, title, packVersion }) => ({ value: id, label: `${text(title)} ${packVersion}` })),
    ...shipped.map(({ file, title, packVersion }) => ({
      value: `shipped:${file}`,
      label: say('pack.compare-shipped', { title: text(title), version: packVersion }),
    })),
  ];
  const side = (name: 'before' | 'after') => ({
    id: name,
    label: say(`pack.compare-${name}`),
    choices,
    problems: [],
    value: address.get(name) ?? '',
    onChange: (value: string) =>
      setAddress((now) => new URLSearchParams({ ...Object.fromEntries(now), [name]: value }), { replace: true }),
  });
  const [before, after] = [side('before'), side('after')];
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <SelectField {...before} />
        <SelectField {...after} />
      </SimpleGrid>
      {before.value === '' || after.value === '' ? (
        <Text mt="md">{say('pack.compare-choose')}</Text>
      ) : (
        <Differences before={before.value} after={after.value} />
      )}
    </>
  );
}

function Differences({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  const { text } = useSpeech();
  const read = useOperation(comparePackVersions, { query: { before, after } });
  return (
    <Loaded read={read}>
      {(comparison) => (
        <Section
          title={`${text(comparison.before.title)} ${comparison.before.packVersion} → ${text(comparison.after.title)} ${comparison.after.packVersion}`}
        >
          <PackChanges comparison={comparison} />
        </Section>
      )}
    </Loaded>
  );
}
