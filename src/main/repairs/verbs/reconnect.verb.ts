import { until } from '../../wait';
import type { VerbHandler } from './verbs';

/** Longest wait for the network, in milliseconds. */
const MOST_MS = 30_000;

/** Waits for the network to be back. One that takes longer is no fault: it comes back by itself. */
export const verb: VerbHandler = {
  async perform(_params, { ports, signal }) {
    const isBack = async () => ports.net.interfaces().some(({ address }) => !/^(169\.254\.|fe80:)/i.test(address));
    await until(isBack, signal, { mostMs: MOST_MS, pauseMs: 500 });
  },
  text: () => 'wait for the network',
};
