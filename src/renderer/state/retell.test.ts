import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../build/catalog-files';
import { openFindingTexts } from '../../catalog/finding-texts';
import { sayVerdict } from '../../catalog/verdict-words';
import type { Evidence, Finding } from '../../contract/diagnosis';
import { KIND_WORDS } from '../../main/spotify/install-words';
import { judge, reports } from '../../testing/reports';
import { speak, t } from '../strings';
import {
  labelOf,
  retell,
  retellCheck,
  retellLink,
  retellPhrase,
  retellQuestion,
  retellRepair,
  retellSuspects,
  retellValue,
  retellVerdict,
} from './retell';

const { catalog } = loadCatalog();
const texts = openFindingTexts(catalog);
const found = (id: string, data: Finding['data'] = {}): Evidence =>
  texts.evidence({ id, from: 'x', data, at: '2026-03-01T09:00:00.000Z' });

describe('while the page speaks English', () => {
  it('says everything as the host said it', () => {
    const evidence = found('disk/low', { free: '1.2 GB', what: 'temporary files' });
    expect(retell(evidence)).toEqual(evidence);
    expect(retellValue('temporary files', 'what')).toBe('temporary files');
    const [check] = catalog.checks;
    if (check) expect(retellCheck(check)).toEqual(check);
    expect(labelOf({ kind: 'journal', label: 'User journal', changedAt: null })).toBe('User journal');
  });
});

describe('while the page speaks German', () => {
  beforeEach(() => speak('de'));
  afterEach(() => speak('en'));

  it('says every finding of the catalogue in German', () => {
    for (const check of catalog.checks) {
      const german = retellCheck(check);
      expect(german.question).not.toBe(check.question);
      for (const [id, { text }] of Object.entries(check.findings)) {
        const data = Object.fromEntries([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name ?? '', '7']));
        const said = retell(found(id, data)).text;
        expect(said, id).toBe(german.findings[id]?.text.replace(/\{\w+\}/g, '7'));
        expect(said, id).not.toBe(text);
      }
    }
  });

  it('puts the words that a check gives into German, sizes as well', () => {
    expect(retell(found('disk/low', { free: '1.2 GB', what: 'temporary files' })).text).toBe(
      'Nur 1,2 GB sind frei, wo Spotify dies ablegt: temporäre Dateien.',
    );
    expect(retell(found('cache/normal', { size: 'at least 12 MB' })).text).toContain('mindestens 12 MB');
    expect(retell(found('disk/full', { free: '1 place for a file', what: 'cache' })).text).toContain(
      'Nur 1 Platz für eine Datei',
    );
    expect(retell(found('client/modified', { tools: 'Spicetify and SpotX' })).text).toContain('Spicetify und SpotX');
    const kinds = Object.values(KIND_WORDS).join(', ');
    expect(retell(found('install/two-kinds', { kinds })).text).toMatch(/Spotifys Installationsprogramm, .*Mac-App, /);
    expect(retell(found('log/no-fault', { where: 'User journal, Crash dumps (Snap) 2' })).text).toContain(
      'Journal des Benutzers, Absturzabbilder (Snap) 2',
    );
  });

  it('leaves alone what people, files and servers are called', () => {
    const rule = found('firewall/blocks-spotify', { rule: 'music' });
    expect(retell(rule).text).toContain('„music“');
    expect(retell(found('hosts/spotify-blocked', { line: 3, name: 'x.spotify.com', address: 'off' })).text).toContain(
      'off',
    );
    expect(labelOf({ kind: 'given', label: 'Launcher log', changedAt: null })).toBe('Launcher log');
  });

  it('keeps a sentence of an older version that nothing is known of', () => {
    const old: Evidence = { finding: 'disk/low', check: 'sys.disk', text: 'Only 1 GB are free.' };
    expect(retell(old)).toBe(old);
    const gone: Evidence = { finding: 'no/more', check: 'x', text: 'Something was found.', data: {} };
    expect(retell(gone)).toBe(gone);
    const part: Evidence = {
      finding: 'disk/low',
      check: 'sys.disk',
      text: 'Only 1 GB are free.',
      data: { free: '1 GB' },
    };
    expect(retell(part)).toBe(part);
  });

  it('says a verdict, what it rests on and who is suspected', () => {
    const { verdict, suspects } = judge(
      reports({ 'hosts/accounts-blocked': { line: 14, name: 'accounts.spotify.com', address: '0.0.0.0' } }),
    );
    expect(sayVerdict(retellVerdict(verdict), t.verdict)).toBe(
      'Es liegt an diesem Computer, nicht an Spotify. Zeile 14 der hosts-Datei schickt accounts.spotify.com, das Spotify zum Anmelden braucht, nach 0.0.0.0.',
    );
    expect(retellSuspects(suspects)[0]?.why[0]?.text).toMatch(/^Zeile 14 der hosts-Datei/);
    // A reading has words of its own.
    const read = texts.read({ id: 'tls/expired', from: 'x', data: {}, at: '' }, 'all-certificates-out-of-date');
    expect(retell(read).text).toMatch(/^Jedes Zertifikat sieht abgelaufen aus/);
  });

  it('says what is still open', () => {
    const { verdict } = judge(reports({}));
    expect(verdict.said.lead).toBe('open');
    expect(sayVerdict(retellVerdict(verdict), t.verdict)).toMatch(/noch offen ist: \S.*\?$/);
  });

  it('says questions, repairs, links and labels', () => {
    for (const question of catalog.questions) {
      const german = retellQuestion(question);
      expect(german.ask).not.toBe(question.ask);
      expect(german.options.map(({ id }) => id)).toEqual(question.options.map(({ id }) => id));
      for (const [at, { label }] of question.options.entries()) expect(german.options[at]?.label).not.toBe(label);
    }
    for (const repair of catalog.repairs) {
      const german = retellRepair(repair);
      expect(german.title).not.toBe(repair.title);
      expect(Object.keys(german.warnings).sort()).toEqual(Object.keys(repair.warnings).sort());
      expect(german.loses === null).toBe(repair.loses === null);
      const { proven, id } = repair;
      if (proven !== null) expect(retell({ finding: id, check: id, text: proven }).text).toBe(german.proven);
    }
    expect(catalog.repairs.filter(({ proven }) => proven !== null).map(({ id }) => id)).toEqual([
      'rep.installer.download',
    ]);
    expect(retellLink('network-settings', 'Network settings')).toBe('Netzwerkeinstellungen');
    expect(retellPhrase('files of downloads')).toBe('Dateien mit Downloads');
    expect(retellPhrase('0x1')).toBe('0x1');
    expect(labelOf({ kind: 'recording', label: 'x', changedAt: '2026-03-01T09:00:00.000Z' })).toMatch(
      /^Aufzeichnung vom /,
    );
    expect(labelOf({ kind: 'cef-log', label: 'Browser engine log (Mac app)', changedAt: null })).toBe(
      'Protokoll der Browserkomponente (Mac-App)',
    );
  });
});
