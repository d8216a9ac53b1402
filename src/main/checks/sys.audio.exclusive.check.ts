import { defineCheck } from './check';

/** Whether Windows lets a program keep a sound device for itself, which silences the others meanwhile. */
export const check = defineCheck({
  id: 'sys.audio.exclusive',
  // macOS has no such setting: any program may take a device.
  platforms: ['windows'],
  reach: 'local',
  timeoutMs: 25_000,
  windows: ['exclusive'],
  findings: ['exclusive/allowed', 'exclusive/off'],
  async run(context) {
    if (context.ports.machine.pretend) return { status: 'not-applicable' };
    const { exclusive } = await context.windows('exclusive');
    if (exclusive === null) return { status: 'unknown', reason: { code: 'unreadable-answer' } };
    if (exclusive.length === 0) return { status: 'unknown', reason: { code: 'not-found' } };
    // A device without the mark is as Windows sets it up: allowed.
    const allowed = exclusive.filter((mark) => mark !== false).length;
    if (allowed > 0) return { status: 'ok', findings: [{ id: 'exclusive/allowed', data: { count: allowed } }] };
    return { status: 'ok', findings: [{ id: 'exclusive/off' }] };
  },
});
