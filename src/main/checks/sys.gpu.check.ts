import { orNull } from '../spotify/locate/places';
import { type CheckContext, defineCheck } from './check';

/**
 * Whether Chromium, which Spotify is built on as well, draws with the graphics card here. Only a program
 * with a window can see that.
 */
export const check = defineCheck({
  id: 'sys.gpu',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  timeoutMs: 25_000,
  windows: ['graphics'],
  findings: ['gpu/accelerated', 'gpu/software'],
  async run(context) {
    const { host, machine } = context.ports;
    if (machine.pretend) return { status: 'not-applicable' };
    if (!host) return { status: 'unknown', reason: { code: 'needs-window' } };
    // `enabled`, `enabled_on`, `enabled_readback`, `disabled_software`, `unavailable_off` ...
    const state = (await host.gpuFeatures()).gpu_compositing;
    if (state === undefined) return { status: 'unknown', reason: { code: 'no-answer' } };
    const id = state.startsWith('enabled') ? ('gpu/accelerated' as const) : ('gpu/software' as const);
    return { status: 'ok', findings: [{ id, data: { state, ...(await driverOf(context)) } }] };
  },
});

/** Card and driver, for whoever reads the report; Windows alone tells. */
async function driverOf(context: CheckContext): Promise<{ card?: string; driver?: string; date?: string }> {
  if (context.ports.machine.platform !== 'windows') return {};
  const card = (await orNull(context.windows('graphics')))?.graphics?.[0];
  return card ? { card: card.name, driver: card.version, date: card.date } : {};
}
