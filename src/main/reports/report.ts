import { z } from 'zod';
import { describeFinding } from '../../catalog/sentence';
import type { Catalog } from '../../contract/catalog';
import type { Diagnosis, Finding } from '../../contract/diagnosis';
import { CHECK_STATUSES } from '../../contract/words';
import { UsageFault } from '../usage';

/** What a report holds. Built by allow-list: only what stands here can ever be in one. */
export const Report = z.strictObject({
  format: z.literal('backline-report'),
  version: z.literal(1),
  madeBy: z.string(),
  madeAt: z.string(),
  system: z.string(),
  verdict: z.strictObject({ side: z.string(), certain: z.boolean(), sentence: z.string() }),
  checks: z.array(
    z.strictObject({
      id: z.string(),
      question: z.string(),
      status: z.enum(CHECK_STATUSES),
      ms: z.number(),
      said: z.array(z.string()),
      reason: z.string().nullable(),
    }),
  ),
  suspects: z.array(z.strictObject({ code: z.string(), title: z.string() })),
  causes: z.record(z.string(), z.array(z.strictObject({ id: z.string(), state: z.string() }))),
});
export type Report = z.infer<typeof Report>;

/**
 * Data of findings that may leave this computer: counts, versions, words out of our own lists and
 * public host names. Everything else (paths, addresses of a home network, free text) reads "…".
 */
const MAY_LEAVE = new Set(
  'count version installed launched kind kinds tools line port ms seconds status scheme why how error size free what missing variable service'.split(
    ' ',
  ),
);
const PUBLIC_HOST =
  /^(?:[a-z0-9-]+\.)*(?:spotify\.com|scdn\.co|spotifycdn\.com|gvt1\.com|fastlylb\.net|cloudflare\.com|wikipedia\.org)$/i;
const PLAIN_VALUE = /^[\w .,:+()-]{0,60}$/;

function withoutPrivate(finding: Finding): Finding {
  const data = Object.entries(finding.data).map(([key, value]) => {
    const text = String(value);
    const leaves =
      typeof value === 'string'
        ? PUBLIC_HOST.test(text) || (MAY_LEAVE.has(key) && PLAIN_VALUE.test(text))
        : MAY_LEAVE.has(key);
    return [key, leaves ? value : '…'] as const;
  });
  return { ...finding, data: Object.fromEntries(data) };
}

/** Makes a report of a diagnosis with nothing private in it. Pure. */
export function buildReport(
  diagnosis: Diagnosis,
  catalog: Catalog,
  about: { version: string; system: string; madeAt: string },
): Report {
  const textOf = (id: string) => catalog.checks.find((check) => check.id === id);
  const say = (finding: Finding) => describeFinding(withoutPrivate(finding), textOf(finding.from));
  const saidText = (id: string) => (Object.hasOwn(catalog.answers, id) ? (catalog.answers[id]?.text ?? null) : null);
  // The verdict's sentence quotes evidence, so it is put together anew from what may leave.
  const [lead = ''] = diagnosis.verdict.sentence.split(/(?<=[.:]) /);
  const deciding = diagnosis.verdict.because[0]?.finding ?? '';
  const finding = diagnosis.checks.flatMap((report) => report.findings).find(({ id }) => id === deciding);
  return {
    format: 'backline-report',
    version: 1,
    madeBy: `Backline ${about.version}`,
    madeAt: about.madeAt,
    system: about.system,
    verdict: {
      side: diagnosis.verdict.side,
      certain: diagnosis.verdict.certain,
      sentence: [lead, finding ? say(finding) : saidText(deciding)].filter(Boolean).join(' '),
    },
    checks: diagnosis.checks.map(({ id, status, ms, findings, reason }) => ({
      id,
      question: textOf(id)?.question ?? id,
      status,
      ms,
      said: findings.flatMap((held) => say(held) ?? []),
      reason: reason?.code ?? null,
    })),
    suspects: diagnosis.suspects.map(({ code, title }) => ({ code, title })),
    causes: Object.fromEntries(
      Object.entries(diagnosis.causes).map(([code, list]) => [code, list.map(({ id, state }) => ({ id, state }))]),
    ),
  };
}

/** Reads a report that somebody made. Throws one clear line for anything else. */
export function openReport(bytes: Uint8Array, name: string): Report {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new UsageFault(
      `${name}: this is not a Backline report; ask for the file that "backline report --to report.json" writes`,
    );
  }
  const checked = Report.safeParse(parsed);
  if (!checked.success) throw new UsageFault(`${name}: this is not a report that this version can read`);
  return checked.data;
}

/** A report as Markdown. */
export function showReport(report: Report): string {
  const lines = [
    '# Backline report',
    '',
    `${report.madeAt} · ${report.madeBy} · ${report.system}`,
    '',
    `**${report.verdict.sentence}**`,
    '',
  ];
  if (report.suspects.length > 0)
    lines.push('## Suspects', '', ...report.suspects.map(({ code, title }) => `- \`${code}\` ${title}`), '');
  lines.push('## Checks', '');
  for (const { question, status, reason, said } of report.checks)
    if (status !== 'not-applicable')
      lines.push(
        `- ${question} **${status}**${reason ? ` (${reason})` : ''}${said.length > 0 ? `: ${said.join(' ')}` : ''}`,
      );
  return lines.join('\n');
}
