import { ActFault } from '../acts/kind';
import type { VerbHandler } from './verbs';

const TOOL_MS = 30_000;

/** Tells macOS anew which links an app opens, as its own description says. */
export const verb: VerbHandler = {
  async perform({ app = '' }, { ports, signal }) {
    // SECURITY: [sec-28] a bundle's path, never a switch.
    if (!/^\/.*\/Spotify\.app$/.test(app)) throw new ActFault('failed');
    const { code } = await ports.exec.run('lsregister', ['-f', app], { timeoutMs: TOOL_MS, signal });
    if (code !== 0) throw new ActFault('failed');
  },
  text: ({ app = '' }) => `lsregister -f ${app}`,
};
