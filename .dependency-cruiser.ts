import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';

/**
 * The walls of the house (ARCHITECTURE.md). `test/architecture.test.ts` cruises the sources by these rules and plants a
 * violation of each, because a rule that never fires looks like a rule that is kept.
 */

const tests = String.raw`\.(test|fixture)\.tsx?$|^test/`;
const feature = '^src/features/([^/]+)/';
/** What a screen may not be: `web/` holds the screens of a feature. */
const screens = '^src/features/[^/]+/web/';
const npm = (...names: string[]): string => `(^|/)node_modules/(${names.join('|')})(/|$)`;

export const forbidden: (IForbiddenRuleType & { readonly name: string })[] = [
  {
    name: '1-no-cycles',
    comment: 'Two modules that need each other are one module, or have a third in common.',
    from: {},
    to: { circular: true },
  },
  {
    name: '2-core-imports-core',
    comment: 'Core is pure: no npm, nothing of Node, nothing of the other rooms.',
    from: { path: '^src/core/', pathNot: tests },
    to: { pathNot: '^src/core/' },
  },
  {
    name: '3-platform-knows-no-feature',
    comment: 'The platform serves whatever features there are.',
    from: { path: '^src/platform/', pathNot: tests },
    to: { path: '^src/(features|main)/' },
  },
  {
    name: '4-features-meet-at-index-or-contract',
    comment:
      'What another feature may use, a feature names in its index.ts or contract.ts; screens may show screens of others.',
    from: { path: feature, pathNot: `${tests}|${screens}` },
    to: { path: feature, pathNot: '^src/features/($1/|[^/]+/(index|contract)\\.ts$)' },
  },
  {
    name: '5-nobody-imports-its-own-index',
    comment: 'The index is for others; inside, modules are imported where they are.',
    from: { path: feature },
    to: { path: '^src/features/$1/index\\.ts$' },
  },
  {
    name: '6-contract-is-data',
    comment: 'Contracts are read by server, screens and command line alike.',
    from: { path: '^src/(features|platform)/[^/]+/contract\\.ts$' },
    to: { pathNot: `^src/core/|^src/platform/operation\\.ts$|^src/features/[^/]+/contract\\.ts$|${npm('zod')}` },
  },
  {
    name: '7-policy-is-pure',
    comment: 'Who may do what is decided from values alone.',
    from: { path: '^src/features/[^/]+/policy\\.ts$' },
    to: { pathNot: '^src/core/|^src/features/[^/]+/policy\\.ts$' },
  },
  {
    name: '8-sql-lives-in-queries',
    comment: 'It is always known where the SQL is.',
    from: { path: '^src/', pathNot: `${tests}|[/-](queries|checks)\\.ts$|^src/platform/db/` },
    to: { path: npm('kysely', 'pg', 'pg-cursor'), dependencyTypesNot: ['type-only'] },
  },
  {
    name: '8-sql-lives-in-queries',
    comment: 'Outside of queries a feature has no connection in its hands, not even as a type.',
    from: { path: '^src/features/', pathNot: `${tests}|[/-](queries|checks)\\.ts$` },
    to: { path: npm('kysely', 'pg', 'pg-cursor') },
  },
  {
    name: '9-http-lives-at-the-border',
    comment: 'Below the border nobody knows that there are requests.',
    from: { path: '^src/', pathNot: `${tests}|^src/(platform/http|main)/` },
    to: {
      path: `^(node:)?https?$|^(node:)?http2$|${npm('fastify', '@fastify/[^/]+')}`,
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: '9-http-lives-at-the-border',
    comment: 'A feature does not know requests, not even as a type.',
    from: { path: '^src/features/', pathNot: tests },
    to: { path: `^(node:)?https?$|${npm('fastify', '@fastify/[^/]+')}` },
  },
  {
    name: '10-screens-call-operations',
    comment: 'Screens reach the server by its operations only, as everybody else does.',
    from: { path: `${screens}|^src/platform/(web|ui)/|^src/main/web/`, pathNot: tests },
    to: {
      path: '^src/|^node:',
      pathNot:
        '^src/core/|^src/features/[^/]+/(contract|texts)\\.ts$|^src/platform/[^/]+/contract\\.ts$|^src/features/[^/]+/web/|^src/platform/(web|ui|i18n)/|^src/platform/operation\\.ts$|^src/main/(web/|texts\\.ts$)',
    },
  },
  {
    name: '10-screens-call-operations',
    comment: "Nothing of Node, and none of the server's libraries, reaches a browser.",
    from: { path: `${screens}|^src/platform/(web|ui)/|^src/main/web/`, pathNot: tests },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: '11-deeds-do-not-know-their-callers',
    comment:
      'Services, queries and policies are called by routes, jobs, commands and screens, never the other way round.',
    from: { path: '^src/features/[^/]+/[^/]+\\.ts$', pathNot: `${tests}|/(routes|jobs|cli)\\.ts$` },
    to: { path: '^src/features/[^/]+/((routes|jobs|cli)\\.ts$|web/)' },
  },
  {
    name: '12-main-does-the-wiring',
    comment: 'What is mounted can be read aloud in one place.',
    from: { path: '^src/', pathNot: `${tests}|^src/main/` },
    to: { path: '^src/features/[^/]+/(routes|jobs|cli)\\.ts$' },
  },
  {
    name: '13-production-imports-no-tests',
    comment: 'Nothing that exists for tests is needed to run.',
    from: { path: '^src/', pathNot: tests },
    to: { path: `${tests}|${npm('vitest', 'fast-check', 'playwright-core', 'smtp-server')}` },
  },
  {
    name: 'everything-resolves',
    comment: 'An import that leads nowhere is not seen by any other rule.',
    from: {},
    to: { couldNotResolve: true, pathNot: '\\.css$' },
  },
];

export const options: ICruiseOptions = {
  // The default parser does not know TypeScript 7 and silently finds nothing.
  parser: 'swc',
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: {
    extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default'],
  },
};
