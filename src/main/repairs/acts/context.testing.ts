import { type Computer, type ComputerPlan, plantComputer } from '../computer.testing';
import type { SpotifyHands } from '../spotify-hands';
import type { ActContext, Copy } from './kind';

/** What an act gets, over a planted computer. `copied` is what it keeps. */
export interface Bench extends ActContext {
  computer: Computer;
  copied(): Uint8Array | null;
}

/** Plants a computer and what an act may use on it. Spotify can be looked at, not touched. */
export async function plantBench(plan: ComputerPlan): Promise<Bench> {
  const computer = await plantComputer(plan);
  const { copy, copied } = memoryCopy();
  const spotify = { running: async () => computer.running() } as Partial<SpotifyHands> as SpotifyHands;
  return { computer, ports: computer.ports, spotify, signal: new AbortController().signal, copy, copied };
}

/** A copy that stays in memory; the first bytes kept stay, as those on the disk do. */
export function memoryCopy(): { copy: Copy; copied: () => Uint8Array | null } {
  let kept: Uint8Array | null = null;
  return {
    copied: () => kept,
    copy: {
      put: async (bytes) => {
        kept ??= bytes.slice();
      },
      replace: async (bytes) => {
        kept = bytes.slice();
      },
      get: async () => kept,
    },
  };
}
