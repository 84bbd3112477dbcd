import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { at } from './place.mjs';

/** The environment of everything we start: our Node comes first, and compiled code is kept for the next start. */
export function environment(node, more = {}) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const path = [dirname(node), process.env[name]].filter(Boolean).join(delimiter);
  return { ...process.env, [name]: path, NODE_COMPILE_CACHE: at('.cache', 'compiled'), ...more };
}

/** Runs a program to its end and answers with its exit code and what it printed. */
export function runQuietly(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: at(), ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code, signal) => resolve({ code: code ?? 1, output, signal }));
  });
}

/**
 * Puts a program in our place: it has our terminal, hears our signals, and its end is ours. It notices by the channel
 * between us when we are killed, and `onMessage` hears what it tells us.
 */
export function become(program, args, { env, onMessage = () => {} }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    child.on('message', onMessage);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        // The terminal sends Ctrl-C to both of us.
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      });
    }
    endWithCallers(() => child.kill('SIGTERM'));
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.once('exit', (code, signal) => resolve(code ?? { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal] ?? 1));
  });
}

/**
 * npm passes a wish to end on to its shell, and the shell to nobody. So under npm we watch both: when one of them is
 * gone, nobody waits for us any more.
 */
function endWithCallers(end) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const caller = process.ppid;
  // Some shells make way for the program they start; then the caller is npm, and whoever called npm may well leave.
  const npm = isShell(caller) ? parentOf(caller) : undefined;
  const clock = setInterval(() => {
    if (process.ppid === caller && (npm === undefined || parentOf(caller) === npm)) return;
    clearInterval(clock);
    end();
  }, 250);
  clock.unref();
}

function isShell(pid) {
  try {
    const [program, flag] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return program.endsWith('sh') && flag === '-c';
  } catch {
    // Elsewhere than on Linux it is not told this way.
    return false;
  }
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return undefined;
  }
}
