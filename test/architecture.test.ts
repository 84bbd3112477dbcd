import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forbidden, options } from '../.dependency-cruiser.ts';
import { projectRoot } from '../src/platform/project-root.ts';

async function cruiseIn(baseDir: string): Promise<ICruiseResult> {
  const { output } = await cruise(['src'], {
    ...options,
    baseDir,
    validate: true,
    ruleSet: { forbidden },
  });
  if (typeof output === 'string') throw new Error(output);
  return output;
}

test('no wall is broken', { timeout: 60_000 }, async () => {
  const { modules, summary } = await cruiseIn(projectRoot);
  const ours = modules.filter(({ source }) => source.startsWith('src/'));
  const imports = ours.flatMap(({ dependencies }) => dependencies);
  // A parser that understands nothing finds few modules and hardly an import, and no violation either.
  expect(ours.length).toBeGreaterThan(150);
  expect(imports.length).toBeGreaterThan(ours.length * 2);
  expect(imports.filter(({ dependencyTypes }) => dependencyTypes.includes('type-only')).length).toBeGreaterThan(100);
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
});

/** What each wall must catch: a file with its text, each breaking one wall. */
const planted: readonly (readonly [wall: string, file: string, text: string])[] = [
  ['1-no-cycles', 'src/core/egg.ts', "import './hen.ts';"],
  ['2-core-imports-core', 'src/core/impure.ts', "import { readFileSync } from 'node:fs'; readFileSync;"],
  ['2-core-imports-core', 'src/core/npm.ts', "import type { z } from 'zod'; export type Z = typeof z;"],
  ['2-core-imports-core', 'src/core/upward.ts', "import '../platform/plain.ts';"],
  ['3-platform-knows-no-feature', 'src/platform/curious.ts', "import '../features/units/index.ts';"],
  ['3-platform-knows-no-feature', 'src/platform/vain.ts', "import '../main/server.ts';"],
  ['4-features-meet-at-index-or-contract', 'src/features/units/intruder.ts', "import '../entries/submit.ts';"],
  ['5-nobody-imports-its-own-index', 'src/features/units/narcissus.ts', "import './index.ts';"],
  ['6-contract-is-data', 'src/features/visits/contract.ts', "import './submit.ts';"],
  ['6-contract-is-data', 'src/features/surveys/contract.ts', "import 'kysely';"],
  ['7-policy-is-pure', 'src/features/visits/policy.ts', "import '../units/index.ts';"],
  ['7-policy-is-pure', 'src/features/surveys/policy.ts', "import 'node:fs';"],
  ['8-sql-lives-in-queries', 'src/features/visits/service.ts', "import { sql } from 'kysely'; sql;"],
  [
    '8-sql-lives-in-queries',
    'src/features/visits/leave.ts',
    "import type { Kysely } from 'kysely'; export type K = Kysely<object>;",
  ],
  ['8-sql-lives-in-queries', 'src/platform/impatient.ts', "import 'pg';"],
  [
    '9-http-lives-at-the-border',
    'src/features/visits/request.ts',
    "import type { FastifyRequest } from 'fastify'; export type R = FastifyRequest;",
  ],
  ['9-http-lives-at-the-border', 'src/features/visits/fetch.ts', "import { get } from 'node:http'; get;"],
  ['9-http-lives-at-the-border', 'src/platform/talkative.ts', "import 'fastify';"],
  [
    '10-screens-call-operations',
    'src/features/visits/web/OfficeVisitScreen.tsx',
    "import '../submit.ts'; export const A = <p />;",
  ],
  ['10-screens-call-operations', 'src/features/visits/web/files.ts', "import 'node:fs';"],
  ['10-screens-call-operations', 'src/platform/ui/greedy.tsx', "import '../db/connect.ts';"],
  ['10-screens-call-operations', 'src/main/web/short-cut.ts', "import '../server.ts';"],
  ['11-deeds-do-not-know-their-callers', 'src/features/visits/knowing.ts', "import './routes.ts';"],
  ['11-deeds-do-not-know-their-callers', 'src/features/visits/seeing.ts', "import './web/files.ts';"],
  ['12-main-does-the-wiring', 'src/features/visits/jobs.ts', "import './routes.ts';"],
  ['12-main-does-the-wiring', 'src/platform/eager.ts', "import '../features/visits/cli.ts';"],
  ['13-production-imports-no-tests', 'src/platform/tested.ts', "import './plain.test.ts';"],
  ['13-production-imports-no-tests', 'src/main/supported.ts', "import '../../test/support.ts';"],
  ['13-production-imports-no-tests', 'src/main/asserting.ts', "import 'vitest';"],
  ['everything-resolves', 'src/main/lost.ts', "import './nowhere.ts';"],
];

/** What they lean on, each within every wall. */
const innocent: Readonly<Record<string, string>> = {
  'src/platform/plain.ts': '',
  'src/platform/plain.test.ts': "import 'vitest';",
  'src/platform/db/connect.ts': "import 'pg';",
  'src/platform/http/app.ts': "import 'fastify';",
  'src/platform/operation.ts': "import 'zod';",
  'src/features/entries/submit.ts': "import './queries.ts'; import './policy.ts'; import '../units/index.ts';",
  'src/features/entries/queries.ts': "import { sql } from 'kysely'; sql;",
  'src/features/entries/policy.ts': "import '../../core/plain.ts';",
  'src/features/entries/contract.ts':
    "import 'zod'; import '../../platform/operation.ts'; import '../units/contract.ts';",
  'src/features/entries/routes.ts': "import './submit.ts'; import './contract.ts';",
  'src/features/entries/web/UnitEntryScreen.tsx':
    "import '../contract.ts'; import '../../units/web/UnitMark.tsx'; export const A = <p />;",
  'src/features/units/web/UnitMark.tsx': 'export const Mark = () => <b />;',
  'src/features/units/index.ts': "export * from './register.ts';",
  'src/features/units/register.ts': 'export const register = 1;',
  'src/features/units/contract.ts': '',
  'src/features/visits/submit.ts': '',
  'src/features/visits/routes.ts': "import './submit.ts';",
  'src/features/visits/cli.ts': '',
  'src/main/server.ts':
    "import '../features/visits/routes.ts'; import '../features/entries/routes.ts'; import '../platform/http/app.ts';",
  'src/core/plain.ts': "import './plainer.ts';",
  'src/core/plainer.ts': '',
  // The other half of the planted cycle, which is reported once.
  'src/core/hen.ts': "import type {} from './egg.ts';",
  'test/support.ts': '',
};

let fixture: string;
let found: readonly { readonly wall: string; readonly file: string }[];

beforeAll(async () => {
  // Inside the project, so that imports of libraries resolve as they do in the sources.
  const cache = join(projectRoot, '.cache');
  await mkdir(cache, { recursive: true });
  fixture = await mkdtemp(join(cache, 'walls-'));
  const files = [...Object.entries(innocent), ...planted.map(([, file, text]) => [file, text] as const)];
  for (const [file, text] of files) {
    await mkdir(dirname(join(fixture, file)), { recursive: true });
    await writeFile(join(fixture, file), `${text}\nexport {};\n`);
  }
  const { summary } = await cruiseIn(fixture);
  found = summary.violations.map(({ rule, from }) => ({ wall: rule.name, file: from }));
}, 60_000);

afterAll(() => rm(fixture, { recursive: true, force: true }));

test.each(planted)('wall %s catches %s', (wall, file) => {
  expect(found).toContainEqual({ wall, file });
});

test('every wall has been planted against, and what is innocent is not caught', () => {
  const names = new Set(forbidden.map(({ name }) => name));
  expect(new Set(planted.map(([wall]) => wall))).toEqual(names);
  expect(names.size).toBe(14);
  expect(found.filter(({ file }) => file in innocent)).toEqual([]);
});
