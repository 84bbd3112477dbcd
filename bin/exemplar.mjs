#!/usr/bin/env node
import { at, say, sentenceOf } from './parts/place.mjs';
import { prepare } from './parts/prepare.mjs';
import { become, environment } from './parts/run.mjs';

try {
  const { node } = await prepare();
  const args = ['--enable-source-maps', at('dist', 'server', 'cli.js'), ...process.argv.slice(2)];
  process.exitCode = await become(node, args, { env: environment(node) });
} catch (error) {
  say(sentenceOf(error) ?? error.stack);
  process.exitCode = 2;
}
