import { create } from 'zustand';
import type { AppInfo, SpotifyHere } from '../../contract/api';
import { ask } from '../host';

interface Machine {
  info: AppInfo | null;
  spotify: SpotifyHere | null;
  /** True once the host could not say anything about Spotify. */
  spotifyFailed: boolean;
}

/** What is known about this computer and Spotify on it. */
export const useMachine = create<Machine>(() => ({ info: null, spotify: null, spotifyFailed: false }));

/** Asks once for what never changes while the app runs. */
export async function needInfo(): Promise<AppInfo> {
  const known = useMachine.getState().info;
  if (known) return known;
  const info = await ask('app.info', {});
  useMachine.setState({ info });
  return info;
}

/** Looks for Spotify again; a failure keeps the last answer out of sight rather than stale. */
export async function lookForSpotify(): Promise<void> {
  try {
    useMachine.setState({ spotify: await ask('spotify.here', {}), spotifyFailed: false });
  } catch {
    useMachine.setState({ spotify: null, spotifyFailed: true });
  }
}
