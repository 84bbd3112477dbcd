import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectRoot } from '../platform/project-root.ts';

const block = /^```console\n\$ npx exemplar (.+)\n([\s\S]*?)```$/gm;

test('what the manual prints of commands is what they print', async () => {
  const text = await readFile(join(projectRoot, 'docs/packs.md'), 'utf8');
  const shown = [...text.matchAll(block)].map(([, command = '', answer = '']) => ({ command, answer: answer.trim() }));
  expect(shown.map(({ command }) => command.split(' ')[0])).toEqual(['pack', 'score', 'decide']);
  for (const { command, answer } of shown) {
    const program = [join(projectRoot, 'src/main/cli.ts'), ...command.split(' ')];
    const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: projectRoot });
    expect(stdout.trim()).toBe(answer);
  }
});
