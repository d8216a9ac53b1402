import type { Ports } from '../ports';
import { hostsCautions, planHosts } from '../spotify/hosts-edit';
import { hostsPath } from '../spotify/hosts-path';
import type { Act } from './acts/act';
import { planEdit } from './acts/edit-bytes';
import { toLatin1 } from './bytes';
import { defineRepair, type RepairPlan } from './repair';

const MAX_BYTES = 64 * 1024 * 1024;
const UPDATES = 'hosts/update-blocked';
const NEEDS = ['hosts/spotify-blocked', 'hosts/accounts-blocked', 'hosts/playback-blocked', 'hosts/redirected'];
/** Longest content that the journal takes for one act, in characters: it is kept whole beside it. */
const MAX_TOLD = 1_000_000;

/**
 * Makes comments of the lines of the hosts file that keep Spotify from what it needs. Lines against updates are
 * touched where nothing else is wrong with the file; those against advertising and statistics never.
 */
export const repair = defineRepair({
  id: 'rep.hosts.clean',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['net.hosts'],
  needs: [...NEEDS, UPDATES],
  lesser: [UPDATES],
  async plan({ ports, findings, signal, stamp, elevated, managed }) {
    const path = await hostsPath(ports, signal);
    const facts = await ports.files.linkFacts(path);
    if (facts?.kind !== 'file') return { kind: 'refuse', fault: facts === null ? 'changed' : 'link' };
    const bytes = await ports.files.read(path, MAX_BYTES);
    const text = toLatin1(bytes);
    const isNeeded = findings.some(({ id }) => NEEDS.includes(id));
    const plan = planHosts(bytes, text, isNeeded ? 'needed' : 'updates', dayOf(stamp));
    const cautions = hostsCautions(text);
    const warnings = [
      ...(isNeeded ? [] : ['meant']),
      ...(cautions.other ? ['other-program'] : []),
      ...(cautions.guarded && ports.machine.platform === 'windows' ? ['defender'] : []),
    ];
    const byHand = (why: 'admin' | 'managed' | 'only-you', lines: readonly number[]): RepairPlan => ({
      kind: 'guide',
      guide: { why, commands: why === 'managed' ? [] : editors(ports, path, lines), open: null },
      warnings,
    });
    if (managed === true) return byHand('managed', []);
    if (plan === null) return byHand('only-you', []);
    if (plan.lines.length === 0) return { kind: 'refuse', fault: 'changed' };
    const state = await ports.files.tryWriting(path);
    if (state === 'held') return { kind: 'refuse', fault: 'no-permission' };
    if (state === 'refused' && (await ports.files.diskLocked(path))) return { kind: 'refuse', fault: 'read-only' };
    // An administrator who may not write has to do with a file that is guarded.
    if (state === 'refused') return elevated ? { kind: 'refuse', fault: 'read-only' } : byHand('admin', plan.lines);
    const told = plan.edits.reduce((sum, { before, after }) => sum + before.length + after.length, 0);
    if (told > MAX_TOLD) return byHand('only-you', plan.lines);
    const acts: Act[] = [await planEdit(path, bytes, plan.edits)];
    const { platform, pretend } = ports.machine;
    if (!pretend) acts.push({ kind: 'once', verb: 'flush-dns', params: { system: platform }, mayFail: 'untold' });
    return { kind: 'do', acts, warnings };
  },
});

/** 20261120T101500123Z is the 2026-11-20. */
function dayOf(stamp: string): string {
  return stamp.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3');
}

/** Commands that open the file where a person changes it: one for each line, or the lines as a remark. */
function editors({ machine }: Ports, path: string, lines: readonly number[]): string[] {
  if (machine.platform === 'windows') {
    const remark =
      lines.length === 0 ? '' : `  # ${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, 40).join(', ')}`;
    return [`Start-Process notepad '${path.replaceAll("'", "''")}' -Verb RunAs${remark}`];
  }
  const word = /^[A-Za-z0-9_./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
  const places = lines.length === 0 ? [''] : lines.slice(0, 11).map((line) => ` +${line}`);
  return [`sudo cp ${word} ${word}.copy`, ...places.map((place) => `sudo nano${place} ${word}`)];
}
