import { PortError } from '../ports';
import { type CheckContext, defineCheck } from './check';

/** Whether there is anything to play sound on. */
export const check = defineCheck({
  id: 'sys.audio.output',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  timeoutMs: 25_000,
  windows: ['sound'],
  findings: ['audio/present', 'audio/none'],
  async run(context) {
    const { machine } = context.ports;
    if (machine.pretend) return { status: 'not-applicable' };
    const count = await COUNT[machine.platform](context);
    if (count === null) return { status: 'unknown', reason: { code: 'unreadable-answer' } };
    if (count === 0) return { status: 'problem', findings: [{ id: 'audio/none' }] };
    return { status: 'ok', findings: [{ id: 'audio/present', data: { count } }] };
  },
});

/** Devices for playing, on each system; null when the answer makes no sense. */
const COUNT = {
  async windows(context: CheckContext): Promise<number | null> {
    const { sound } = await context.windows('sound');
    // SWD\MMDEVAPI\{0.0.0.00000000}.{...} plays, {0.0.1. records.
    return sound?.filter(({ id, works }) => works && id.includes('{0.0.0.')).length ?? null;
  },

  async macos({ ports, signal }: CheckContext): Promise<number | null> {
    const args = ['SPAudioDataType', '-json'];
    const { code, stdout } = await ports.exec.run('system_profiler', args, { timeoutMs: 15_000, signal });
    return code === 0 ? countMacOutputs(stdout) : null;
  },

  async linux({ ports, signal }: CheckContext): Promise<number | null> {
    const limits = { timeoutMs: 5000, signal };
    const { code, stdout } = await ports.exec.run('pactl', ['list', 'short', 'sinks'], limits);
    // Without a sound server nothing can be said: ALSA alone may well be there.
    if (code !== 0) throw new PortError('failed', 'NO_SOUND_SERVER');
    return countSinks(stdout);
  },
} as const;

/** Reads `system_profiler SPAudioDataType -json`: devices with channels for output. Null when it is something else. */
export function countMacOutputs(text: string): number | null {
  let answer: unknown;
  try {
    answer = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  if (!isRecord(answer) || !Array.isArray(answer.SPAudioDataType)) return null;
  return answer.SPAudioDataType.flatMap((group: unknown) =>
    isRecord(group) && Array.isArray(group._items) ? group._items : [],
  ).filter(
    (item: unknown) =>
      isRecord(item) &&
      (Number(item.coreaudio_device_output) > 0 || item.coreaudio_default_audio_output_device === 'spaudio_yes'),
  ).length;
}

/** Reads `pactl list short sinks`: `56\talsa_output.pci-0000_00_1f.3\tPipeWire\ts32le 2ch 48000Hz\tIDLE`. */
export function countSinks(text: string): number {
  // auto_null takes sound where there is no device.
  return text.split('\n').filter((line) => /^\d{1,10}\t\S/.test(line) && !/^\d+\tauto_null\b/.test(line)).length;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
