import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { exists, say } from './place.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser for the journeys: the one named by CHROMIUM, else an installed Chromium or Chrome. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places].find(exists);
}

/** Installs Debian's Chromium where that is allowed. Returns without one where it is not; the journeys then say what is missing. */
export function ensureChromium() {
  if (findChromium() !== undefined) return;
  if (process.getuid?.() !== 0 || !exists('/etc/debian_version')) return;
  say('Installing Chromium for the journeys by apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' };
  spawnSync('apt-get', ['update'], options);
  const { status, stderr } = spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], options);
  if (status !== 0)
    say(`Chromium could not be installed by apt-get: ${stderr?.trim().split('\n').at(-1) ?? 'apt-get did not run'}`);
}

export const missingChromium =
  'The journeys need a browser: install Chromium (Debian: apt-get install chromium) or Chrome, or name one by CHROMIUM.';
