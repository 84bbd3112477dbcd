import { build, isBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { bringNode, findNode } from './node.mjs';
import { at } from './place.mjs';

/**
 * Makes the folder ready and answers with the Node to use: silent and quick when nothing is missing, and one process
 * at a time when something is.
 */
export async function prepare({ withTools = false, built = true } = {}) {
  const node = findNode();
  if (node !== undefined && isReady(node, { withTools, built })) return { node, first: false };
  return await withLock(at('.tools', 'lock'), async () => {
    // Another process may have done it while this one waited.
    const ours = findNode() ?? (await bringNode());
    const first = !isInstalled(ours, { withTools: false });
    if (!isInstalled(ours, { withTools })) await install(ours, { withTools });
    if (built && !isBuilt()) await build(ours);
    return { node: ours, first };
  });
}

function isReady(node, { withTools, built }) {
  return isInstalled(node, { withTools }) && (!built || isBuilt());
}
