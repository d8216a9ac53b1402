import { describe, expect, it } from 'vitest';
import { CATALOG_FOLDER, loadCatalog, readCatalogFolder } from '../../build/catalog-files';
import { phrases } from '../renderer/strings/de-phrases';
import { type CatalogSource, compileCatalog, showFault } from './compile';
import { linkCatalog } from './link';

const CHECK = `
check: net.try
question: Does it work?
unknown: It could not be tried.
looksAt: a place
findings:
  try/works: { tone: works, text: "It works in {ms} ms." }
  try/slow: { tone: context, text: "It is slow." }
de:
  question: Geht es?
  unknown: Es konnte nicht ausprobiert werden.
  looksAt: einen Ort
  findings:
    try/works: "Es geht in {ms} ms."
    try/slow: "Es ist langsam."
`;
const REPAIR = `
title: Mend it
does: Mends it.
harm: 1
loses: Something.
undo: It is put back.
warnings:
  mind: Mind this.
guide:
  any: |
    Do this.
    Then that.
de:
  title: Beheben
  does: Behebt es.
  loses: Etwas.
  undo: Es wird zurückgesetzt.
  warnings:
    mind: Bedenke das.
  guide:
    any: |
      Tu dies.
      Dann das.
`;
const QUESTION = `
ask: Is it so?
why: It tells.
order: 1
when: []
options:
  - { id: so, label: So }
de: { ask: Ist es so?, why: Es sagt etwas., options: { so: So ist es } }
`;

/** What is wrong with the German of some files, in one line for each fault. */
function faultsOf(changes: readonly [file: string, from: string, to: string][]): string[] {
  const files: CatalogSource[] = [
    { path: 'findings/net.try.yaml', text: CHECK },
    { path: 'repairs/try.yaml', text: REPAIR },
    { path: 'questions/try.yaml', text: QUESTION },
  ];
  for (const [path, from, to] of changes) {
    const file = files.find((one) => one.path === path);
    if (!file?.text.includes(from)) throw new Error(`${path} has no ${from}`);
    file.text = file.text.replace(from, to);
  }
  const compiled = compileCatalog(files);
  return [...compiled.faults, ...linkCatalog(compiled.files).faults].map(showFault);
}

describe('German beside the English', () => {
  it('is fine where both say the same', () => {
    expect(faultsOf([])).toEqual([]);
  });

  it.each([
    ['findings/net.try.yaml', '    try/slow: "Es ist langsam."\n', '', 'try/slow is not there in German'],
    ['findings/net.try.yaml', 'langsam."', 'langsam."\n    try/more: "Mehr."', 'try/more is there in German alone'],
    ['findings/net.try.yaml', 'Es geht in {ms} ms.', 'Es geht.', 'try/works holds ms in English'],
    ['findings/net.try.yaml', 'Es geht in {ms}', 'Es geht in {s}', 'holds ms in English, s in German'],
    [
      'findings/net.try.yaml',
      'einen Ort',
      'b.example.com',
      'looksAt holds nothing in English, b.example.com in German',
    ],
    ['findings/net.try.yaml', '  unknown: Es konnte nicht ausprobiert werden.\n', '', 'de.unknown'],
    ['repairs/try.yaml', '  loses: Etwas.\n', '', 'loses is not there in German'],
    ['repairs/try.yaml', '    mind: Bedenke das.', '    other: Bedenke das.', 'warning "mind" is not there in German'],
    ['repairs/try.yaml', 'loses: Something.', 'proven: It is.', 'proven is not there in German'],
    ['repairs/try.yaml', '      Dann das.\n', '', 'guide for any, line 2 is not there in German'],
    ['questions/try.yaml', 'options: { so: So ist es }', 'options: {}', 'so is not there in German'],
    ['questions/try.yaml', 'de: {', 'other: {', 'de: '],
  ])('%s is a fault where it has no %j', (file, from, to, fault) => {
    const faults = faultsOf([[file, from, to]]);
    expect(faults.join('\n')).toContain(fault);
    expect(faults.join('\n')).toContain(`catalog/${file}`);
  });
});

/** Texts by their place. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}/${key}`));
}

/** Lists of hosts and names of products. */
const SAME = new Set([
  ...['apresolve.spotify.com', 'spotify.statuspage.io', 'Spotify', 'Spotify-Support', 'Cache', 'Downloads', 'Tunnel'],
]);

describe('the catalogue in German', () => {
  const { catalog, german } = loadCatalog();
  const { checks, repairs, questions, links } = catalog;
  const english = new Set(
    textsOf([checks, repairs, questions, links, catalog.answers, catalog.readings]).map(([, text]) => text),
  );
  const texts = [...textsOf(german), ...textsOf(phrases, '/phrases')];

  it('has a text for everything that is interface', () => {
    expect(readCatalogFolder(CATALOG_FOLDER).length).toBeGreaterThan(100);
    expect(Object.keys(german.checks).sort()).toEqual(checks.map(({ id }) => id).sort());
    expect(Object.keys(german.repairs).sort()).toEqual(repairs.map(({ id }) => id).sort());
    expect(Object.keys(german.questions).sort()).toEqual(questions.map(({ id }) => id).sort());
    expect(Object.keys(german.links).sort()).toEqual(links.map(({ id }) => id).sort());
    const findings = [...checks.flatMap((check) => Object.keys(check.findings)), ...Object.keys(catalog.answers)];
    expect(Object.keys(german.findings).sort()).toEqual(findings.sort());
    expect(Object.keys(german.readings).sort()).toEqual(Object.keys(catalog.readings).sort());
  });

  it('is not left in English, not padded, and quoted as German is', () => {
    expect(texts.length).toBeGreaterThan(500);
    for (const [path, text] of texts) {
      for (const line of text.trim().split('\n')) expect(line, path).toBe(line.trim());
      expect(text, path).not.toMatch(
        /(?<![\p{L}.-])(?:the|is|and|of|to|your|this|with|cannot|there|are|has)(?![\p{L}.-])/u,
      );
      expect(text, path).not.toMatch(/["'’]|“[^„]*”/);
      if (english.has(text)) expect(SAME, path).toContain(text);
    }
  });
});
