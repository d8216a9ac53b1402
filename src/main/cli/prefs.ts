import { resolve } from 'node:path';
import { createFiles } from '../platform/files';
import { currentPlatform } from '../platform/node';
import { describePrefs } from '../spotify/prefs-describe';
import { editPrefs, type PrefsEditError } from '../spotify/prefs-edit';
import { describeSetting, readSetting, SETTINGS } from '../spotify/prefs-settings';
import { UsageFault } from '../usage';
import { readGivenFile, writeGivenFile } from './files';
import { type ExitCode, json, type Output } from './output';

/** Real prefs files stay far below this; see the prefs reader for what counts as damaged. */
const MOST_BYTES = 64 * 1024 * 1024;

const REFUSAL: Readonly<Record<PrefsEditError['code'], (error: PrefsEditError) => string>> = {
  'unknown-key': ({ key }) => `"${key}" is no setting that may be changed here`,
  'protected-key': ({ key }) => `"${key}" holds your sign-in and is never changed here`,
  'bad-value': (error) => `"${error.key}" takes ${'expected' in error ? error.expected : 'another kind of value'}`,
  damaged: (error) => `the file is damaged (${'why' in error ? error.why : 'not readable'}) and is left as it is`,
};

/** `prefs FILE`: Spotify's settings by allow-list; with `--set` an edited copy, never the file itself. */
export async function showPrefsFile(
  file: string,
  options: { json: boolean; set?: string; to?: string },
  output: Output,
): Promise<ExitCode> {
  if ((options.set === undefined) !== (options.to === undefined))
    throw new UsageFault('prefs: --set and --to go together; --set says what to change, --to where the copy goes');
  if (options.to !== undefined && resolve(options.to) === resolve(file))
    throw new UsageFault('prefs: --to must be another file; Spotify may be using this one');
  const files = createFiles(currentPlatform());
  const bytes = await readGivenFile(files, file, MOST_BYTES);
  if (options.set !== undefined && options.to !== undefined) {
    const edited = edit(bytes, options.set);
    await writeGivenFile(files, options.to, edited);
    const described = describePrefs(edited, file);
    output.print(options.json ? json(described) : `Wrote ${options.to}. Close Spotify before you put it in place.`);
    return 0;
  }
  const described = describePrefs(bytes, file);
  const damage = described.findings.find(({ id }) => id === 'prefs/damaged');
  // Of something that is no settings file at all, lines would only be noise.
  const isPrefs = damage === undefined || damage.data.damage === 'empty';
  if (options.json) output.print(json(isPrefs ? described : { ...described, entries: [], warnings: [] }));
  else if (isPrefs) {
    for (const entry of described.entries)
      output.print(`${entry.key} = ${'hidden' in entry ? '<hidden>' : String(entry.value)}`);
    for (const warning of described.warnings)
      output.print(`! ${warning.code}${warning.key === undefined ? '' : `: ${warning.key}`}`);
  }
  if (isPrefs) return damage === undefined ? 0 : 1;
  output.complain(`${file}: this is no whole Spotify settings file (${String(damage.data.why)}); nothing was changed`);
  return 2;
}

function edit(bytes: Uint8Array, change: string): Uint8Array {
  const at = change.indexOf('=');
  if (at < 1) throw new UsageFault('prefs: write --set as key=value, for example --set ui.hardware_acceleration=false');
  const key = change.slice(0, at);
  const raw = change.slice(at + 1);
  const setting = SETTINGS.get(key);
  const value = raw === '' || setting === undefined ? null : readSetting(setting, raw);
  if (setting !== undefined && raw !== '' && value === null)
    throw new UsageFault(`prefs: "${key}" takes ${describeSetting(setting)}`);
  const result = editPrefs(bytes, key, value);
  if (!result.ok) throw new UsageFault(`prefs: ${REFUSAL[result.error.code](result.error)}`);
  return result.bytes;
}
