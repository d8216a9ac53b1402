import type { FindingData } from '../checks/check';
import { type PrefsFile, type PrefsWarning, parsePrefs } from './prefs';
import { findInPrefs, type PrefsFinding } from './prefs-findings';
import { type ShownEntry, showEntry, showKey } from './prefs-show';

/** What the command line answers to `prefs FILE --json`. Safe to show and to send to someone. */
export interface PrefsDescription {
  entries: ShownEntry[];
  scope: PrefsFile['scope'];
  eol: PrefsFile['eol'];
  bom: boolean;
  warnings: PrefsWarning[];
  findings: { id: PrefsFinding; from: 'prefs'; data: FindingData }[];
}

/** Describes a prefs file by allow-list. The path only helps to tell a person's file from the global one. */
export function describePrefs(bytes: Uint8Array, path = ''): PrefsDescription {
  const file = parsePrefs(bytes, path);
  return {
    entries: file.entries.map(showEntry),
    scope: file.scope,
    eol: file.eol,
    bom: file.bom,
    warnings: file.warnings.map((warning) =>
      warning.key === undefined ? warning : { ...warning, key: showKey(warning.key) },
    ),
    findings: findInPrefs(file).map((found) => ({ id: found.id, from: 'prefs', data: found.data ?? {} })),
  };
}
