import type { Report } from '../../contract/report';
import type { CauseState, CheckStatus } from '../../contract/words';
import { INSTALL_KINDS } from '../spotify/facts';
import { KIND_WORDS } from '../spotify/install-words';
import { LABELS } from './redact/labels';

const STATUS: Readonly<Record<CheckStatus, string>> = {
  ok: 'works',
  problem: '**problem**',
  unknown: 'cannot tell',
  'not-applicable': 'does not apply',
};
const STATE: Readonly<Record<CauseState, string>> = {
  confirmed: 'confirmed',
  'ruled-out': 'ruled out',
  unknown: 'unknown',
};
export const SOLVED_WORDS = { yes: 'solved', partly: 'partly solved', no: 'not solved' } as const;
const LEFT_OUT_WORDS = {
  settled: 'left out: the answer is clear without it',
  'switched-off': 'left out: switched off',
  'on-demand': 'left out: only made when it is asked for',
} as const;
const MOST_CAUSES = 12;
/** Our own labels stay readable without being a tag. */
const ESCAPED_LABEL = new RegExp(
  `&lt;(${Object.values(LABELS)
    .filter((label) => label.startsWith('<'))
    .map((label) => label.slice(1, -1))
    .join('|')})>`,
  'g',
);

/** What stands in the words of the catalogue, which a report names by id only. */
export interface ReportTitles {
  cause(code: string, id: string): string | undefined;
  step(id: string): string | undefined;
  check(id: string): string | undefined;
}

/**
 * A report to paste into a forum or a mail: what matters in the first lines, the rest folded. Texts are
 * written so that nothing in them turns into a link, a picture or a mark of its own.
 */
export function writeMarkdown(
  report: Report,
  titles: ReportTitles,
  sayFinding: (place: number) => string | null,
): string {
  const { verdict, suspects, checks, leftOut, causes, events, tried, words, parts } = report;
  const lines: string[] = ['# Backline report', '', plain(headOf(report)), ''];
  lines.push(verdict ? `**${plain(verdict.sentence)}**` : 'Nothing was checked on this computer.', '');
  if (words.trim() !== '') lines.push('## In their own words', '', ...quote(words), '');
  if (suspects.length > 0)
    lines.push(
      '## Most likely codes',
      '',
      ...suspects.map(({ code, title, because }) => {
        const why = sayFinding(because[0] ?? -1);
        return `- ${tick(code)} ${plain(title)}${why ? `: ${plain(why)}` : ''}`;
      }),
      '',
    );
  const confirmed = Object.entries(causes).flatMap(([code, list]) =>
    list.filter(({ state }) => state === 'confirmed').map((cause) => ({ code, ...cause })),
  );
  if (confirmed.length > 0)
    lines.push('## Confirmed causes', '', ...grouped(confirmed, titles, sayFinding).slice(0, MOST_CAUSES), '');
  const problems = checks.filter(({ status }) => status === 'problem');
  if (problems.length > 0) lines.push('## Problems', '', ...problems.map(lineOf), '');
  lines.push(...triedLines(tried, titles));
  if (parts.includes('logs') && events.length > 0)
    lines.push(...folded(`What Spotify's logs show (${events.length})`, events.map(eventLine)));
  const calm = checks.filter(({ status }) => status === 'ok' || status === 'unknown');
  if (calm.length > 0) lines.push(...folded(`All other checks (${calm.length})`, calm.map(lineOf)));
  if (leftOut.length > 0)
    lines.push(
      ...folded(
        `Not looked at (${leftOut.length})`,
        leftOut.map(({ check, why }) => `- ${plain(titles.check(check) ?? check)} ${LEFT_OUT_WORDS[why]}`),
      ),
    );
  // A report may come from anybody: a code named as what every object has is no code.
  const about = report.about !== null && Object.hasOwn(causes, report.about) ? causes[report.about] : undefined;
  if (about && report.about !== null)
    lines.push(
      ...folded(
        `Causes of ${report.about}`,
        about.map(({ id, state }) => `- ${plain(titles.cause(report.about ?? '', id) ?? id)} ${STATE[state]}`),
      ),
    );
  return `${lines.join('\n').trimEnd()}\n`;
}

function headOf({ madeAt, madeBy, system, spotify, about, checkedAt }: Report): string {
  const client = spotify ? `Spotify ${spotify.version ?? '(version unknown)'} (${kindOf(spotify.kind)})` : null;
  const checked = checkedAt && checkedAt !== madeAt ? `checked ${checkedAt.slice(0, 16).replace('T', ' ')} UTC` : null;
  return [`${madeAt.slice(0, 16).replace('T', ' ')} UTC`, madeBy, system, client, about && `about ${about}`, checked]
    .filter(Boolean)
    .join(' · ');
}

function kindOf(kind: string | null): string {
  const known = INSTALL_KINDS.find((one) => one === kind);
  return known ? KIND_WORDS[known] : 'kind of install unknown';
}

function lineOf({ question, status, said, reason, detail, ms }: Report['checks'][number]): string {
  const why = reason ? ` (${reason}${detail ? `: ${plain(detail)}` : ''})` : '';
  const found = said.length > 0 ? ` ${said.map(plain).join(' ')}` : '';
  return `- ${plain(question)} ${STATUS[status]}${why}, ${ms} ms.${found}`;
}

function eventLine({ event, group, count, first, last, sample }: Report['events'][number]): string {
  const when = first && last && first !== last ? `, ${first} to ${last}` : last ? `, ${last}` : '';
  return `- ${tick(event)} ${group}, ${count} ×${when}${sample ? `: ${tick(sample)}` : ''}`;
}

/** A cause that several entries share is told once, with all their codes. */
function grouped(
  confirmed: readonly (Report['causes'][string][number] & { code: string })[],
  titles: ReportTitles,
  sayFinding: (place: number) => string | null,
): string[] {
  const byText = new Map<string, string[]>();
  for (const { code, id, because } of confirmed) {
    const evidence = sayFinding(because[0] ?? -1);
    const text = `${titles.cause(code, id) ?? id}${evidence ? ` ${evidence}` : ''}`;
    byText.set(text, [...(byText.get(text) ?? []), code]);
  }
  return [...byText].map(([text, codes]) => {
    const more = codes.length > 6 ? ` and ${codes.length - 6} more` : '';
    return `- ${plain(text)} (${codes.slice(0, 6).map(tick).join(', ')}${more})`;
  });
}

function triedLines({ steps, repairs, solved }: Report['tried'], titles: ReportTitles): string[] {
  const day = (at: string) => at.slice(0, 16).replace('T', ' ');
  const lines = [
    ...steps.map(({ code, step, at }) => `- ${day(at)}: ${plain(titles.step(step) ?? step)} (${tick(code)})`),
    ...repairs.map(
      ({ repair, at, outcome }) => `- ${day(at)}: ${plain(titles.step(repair) ?? repair)}, ${plain(outcome)}`,
    ),
    ...solved.map(({ code, solved: how, at }) => `- ${day(at)}: ${tick(code)} ${SOLVED_WORDS[how]}`),
  ];
  return lines.length > 0 ? ['## What was tried', '', ...lines, ''] : [];
}

const folded = (title: string, lines: readonly string[]) => [
  '<details>',
  `<summary>${plain(title)}</summary>`,
  '',
  ...lines,
  '',
  '</details>',
  '',
];

/** Text in which Markdown and HTML find nothing to do; labels stay readable. */
export function plain(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/[\\`*_[\]|#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/!(?=\\\[)/g, '\\!')
    .replace(ESCAPED_LABEL, '‹$1›');
}

/** Text in the face of code. */
export function tick(text: string): string {
  return `\`${text.replace(/[\r\n\t`]+/g, ' ')}\``;
}

export function quote(text: string): string[] {
  return text.split('\n').map((line) => `> ${plain(line)}`);
}
