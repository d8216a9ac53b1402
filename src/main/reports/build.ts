import type { SpotifyHere } from '../../contract/api';
import type { Catalog } from '../../contract/catalog';
import type { Diagnosis } from '../../contract/diagnosis';
import type { Answers } from '../../contract/question';
import {
  REPORT_FORMAT,
  REPORT_VERSION,
  type Report,
  type ReportChoice,
  type ReportEvent,
  type Tried,
} from '../../contract/report';
import { REPORT_PARTS } from '../../contract/report-words';
import type { Platform } from '../../contract/words';
import { INSTALL_KINDS } from '../spotify/facts';
import { isSpotifyVersion } from './redact/data';
import type { Redactor } from './redact/redactor';
import { tellFindings } from './told';

/** What a report is made of. Everything private may still be in it. */
export interface ReportSources {
  catalog: Catalog;
  /** Newest diagnosis; null when nothing was checked. */
  diagnosis: Diagnosis | null;
  choice: ReportChoice;
  /** Version of the app. */
  version: string;
  madeAt: string;
  platform: Platform;
  osVersion: string;
  spotify: SpotifyHere | null;
  events: readonly ReportEvent[];
  tried: Tried;
}

const SYSTEMS: Readonly<Record<Platform, string>> = { windows: 'Windows', macos: 'macOS', linux: 'Linux' };
const MOST_EVENTS = 60;
/** ISO 8601 in UTC, or a bare time of day. */
const MOMENT = /^(?:\d{4}-\d\d-\d\dT)?\d\d:\d\d:\d\d(?:\.\d{1,6})?Z?$/;
/** What became of a repair: `done`, `undone`, `failed`, `left-open`. */
const OUTCOME = /^[a-z]{2,20}(?:-[a-z]{2,20}){0,2}$/;

/**
 * Makes a report with nothing private in it. Sentences are put together anew from the data that may leave;
 * whatever is not chosen stays out. Pure, but for the redactor's counts.
 */
export function buildReport(sources: ReportSources, redactor: Redactor): Report {
  const { catalog, diagnosis, choice, spotify, osVersion } = sources;
  const parts = REPORT_PARTS.filter((part) => choice.parts.includes(part));
  const has = (part: (typeof REPORT_PARTS)[number]) => parts.includes(part);
  const about = catalog.entries.find(({ id }) => id === choice.entry)?.code ?? null;
  return {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    madeBy: `Backline ${sources.version}`,
    madeAt: sources.madeAt,
    platform: sources.platform,
    // What comes behind the numbers of a kernel may be anybody's word.
    system: `${SYSTEMS[sources.platform]} ${/^\d{1,4}(?:\.\d{1,6}){0,3}/.exec(osVersion)?.[0] ?? ''}`.trim(),
    spotify: spotify?.installed
      ? {
          kind: INSTALL_KINDS.find((kind) => kind === spotify.kind) ?? null,
          version: spotify.version !== null && isSpotifyVersion(spotify.version) ? spotify.version : null,
          running: spotify.running,
        }
      : null,
    checkedAt: diagnosis?.finishedAt ?? null,
    about,
    parts,
    ...tellFindings(sources, redactor, parts),
    events: has('logs') ? sources.events.slice(0, MOST_EVENTS).map((event) => tellEvent(event, redactor)) : [],
    answers: has('checks') ? pickAnswers(catalog, diagnosis?.answers ?? {}) : {},
    tried: has('tried') ? pickTried(sources.tried, catalog) : { steps: [], repairs: [], solved: [] },
    words: has('words') ? redactor.text(choice.words) : '',
  };
}

/** Choices of our own questions; what was typed (a country) stays here. */
function pickAnswers({ questions }: Catalog, answers: Answers): Report['answers'] {
  return Object.fromEntries(
    questions.flatMap(({ id, options }) => {
      const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
      return options.some((option) => option.id === answer) ? [[id, answer ?? ''] as const] : [];
    }),
  );
}

function tellEvent({ event, group, count, first, last, sample }: ReportEvent, redactor: Redactor): ReportEvent {
  const moment = (text: string | null) => (text !== null && MOMENT.test(text) ? text : null);
  return {
    event: redactor.words(event, 80),
    group,
    count,
    first: moment(first),
    last: moment(last),
    sample: sample === null ? null : redactor.words(sample, 300),
  };
}

/** Only what the catalogue knows: ids and codes are its own words. */
function pickTried({ steps, repairs, solved }: Tried, { entries, repairs: known }: Catalog): Tried {
  const codes = new Set(entries.map(({ code }) => code));
  const stepIds = new Set(entries.flatMap((entry) => entry.steps.map(({ id }) => id)));
  const repairIds = new Set(known.map(({ id }) => id));
  const dated = <T extends { at: string }>(list: readonly T[]) => list.filter(({ at }) => MOMENT.test(at));
  return {
    steps: dated(steps)
      .filter(({ code, step }) => codes.has(code) && stepIds.has(step))
      .slice(0, 400),
    repairs: dated(repairs)
      .filter(({ repair, outcome }) => repairIds.has(repair) && OUTCOME.test(outcome))
      .slice(0, 200),
    solved: dated(solved)
      .filter(({ code }) => codes.has(code))
      .slice(0, 100),
  };
}
