import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { PortError } from '../ports';
import { check, countMacOutputs, countSinks } from './sys.audio.output.check';
import { execFrom, runCheck } from './testing';

const none = { status: 'problem', findings: [{ id: 'audio/none' }] };
const present = (count: number) => ({ status: 'ok', findings: [{ id: 'audio/present', data: { count } }] });
const unreadable = { status: 'unknown', reason: { code: 'unreadable-answer' } };

describe('on Windows', () => {
  const run = (stdout: string) => runCheck(check, { platform: 'windows', exec: execFrom({ powershell: stdout }) });
  const point = (direction: 0 | 1, ok = true) => ({
    id: `SWD\\MMDEVAPI\\{0.0.${direction}.00000000}.{1F80755B-DE47-4329-AFF3-B28D200D9B60}`,
    ok,
  });
  const rows = (...list: unknown[]) => JSON.stringify({ sound: list.length === 1 ? list[0] : list });

  it('counts what plays and works', async () => {
    expect(await run(rows(point(0), point(1)))).toEqual(present(1));
    expect(await run(rows(point(0)))).toEqual(present(1));
    expect(await run(rows(point(1)))).toEqual(none);
    expect(await run(rows(point(0, false), point(1)))).toEqual(none);
    expect(await run(rows())).toEqual(none);
    expect(await run('{"sound":null}')).toEqual(unreadable);
  });
});

describe('on macOS', () => {
  const run = (stdout: string, code = 0) =>
    runCheck(check, {
      platform: 'macos',
      exec: execFrom({ 'system_profiler SPAudioDataType -json': { code, stdout, stderr: '' } }),
    });
  const items = (...list: object[]) =>
    JSON.stringify({ SPAudioDataType: [{ _items: list, _name: 'coreaudio_device' }] });
  const speakers = {
    _name: 'MacBook Pro-Lautsprecher',
    coreaudio_device_output: 2,
    coreaudio_device_transport: 'coreaudio_device_type_builtin',
    coreaudio_default_audio_output_device: 'spaudio_yes',
  };
  const microphone = { _name: 'Mikrofon', coreaudio_device_input: 1 };

  it('counts devices with channels for output', async () => {
    expect(await run(items(speakers, microphone))).toEqual(present(1));
    expect(await run(items({ ...speakers, coreaudio_device_output: '2' }))).toEqual(present(1));
    expect(await run(items(microphone))).toEqual(none);
    expect(await run('{"SPAudioDataType":[]}')).toEqual(none);
    for (const said of ['', '{}', '[]', '{"SPAudioDataType":{}}']) expect(await run(said)).toEqual(unreadable);
    expect(await run(items(speakers), 1)).toEqual(unreadable);
  });
});

describe('on Linux', () => {
  const run = (stdout: string, code = 0) =>
    runCheck(check, { exec: execFrom({ 'pactl list short sinks': { code, stdout, stderr: '' } }) });

  it('counts sinks that lead somewhere', async () => {
    const sink = '56\talsa_output.pci-0000_00_1f.3.analog-stereo\tPipeWire\ts32le 2ch 48000Hz\tIDLE\n';
    const nowhere = '1\tauto_null\tPipeWire\tfloat32le 2ch 48000Hz\tSUSPENDED\n';
    expect(await run(sink + nowhere)).toEqual(present(1));
    expect(await run(nowhere)).toEqual(none);
    expect(await run('')).toEqual(none);
  });

  it('does not know without a sound server, or without the tool', async () => {
    await expect(run('', 1)).rejects.toMatchObject({ system: 'NO_SOUND_SERVER' });
    const missing = execFrom({ pactl: new PortError('tool-missing', 'ENOENT') });
    await expect(runCheck(check, { exec: missing })).rejects.toMatchObject({ code: 'tool-missing' });
  });
});

it('looks at no copied home', async () => {
  expect(await runCheck(check, { machine: { pretend: true } })).toEqual({ status: 'not-applicable' });
});

it('survives every answer', () => {
  const item = fc.dictionary(
    fc.constantFrom('coreaudio_device_output', '_items', '_name'),
    fc.oneof(fc.integer(), fc.string(), fc.constant(null)),
  );
  const answer = fc.record({
    SPAudioDataType: fc.array(fc.oneof(fc.record({ _items: fc.array(item, { maxLength: 3 }) }), fc.constant(null)), {
      maxLength: 3,
    }),
  });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        answer.map((value) => JSON.stringify(value)),
      ),
      (text) => {
        expect(countMacOutputs(text) ?? 0).toBeGreaterThanOrEqual(0);
        expect(countSinks(text)).toBeGreaterThanOrEqual(0);
      },
    ),
    { numRuns: runs(20_000) },
  );
});
