import { fillSentence, placesIn, type SayValue } from '../../catalog/sentence';
import type { CheckText, RepairText } from '../../contract/catalog';
import type { CauseJudgement, Evidence, Suspect, Verdict } from '../../contract/diagnosis';
import type { LogSource } from '../../contract/logs';
import { PHRASE_PLACES } from '../../contract/phrases';
import type { Question } from '../../contract/question';
import { language, type Retold, retold } from '../strings';
import { moment } from '../ui/time';

/**
 * The host says everything in English, with ids and data beside it; here it is said again in the language of
 * the page. What has no words there, such as what an older version kept, stays in English.
 */

const own = <T>(texts: Readonly<Record<string, T>> | undefined, id: string): T | undefined =>
  texts && Object.hasOwn(texts, id) ? texts[id] : undefined;

/** A check in the language of the page. */
export function retellCheck<C extends CheckText>(check: C): C {
  const words = own(retold?.words.checks, check.id);
  if (!retold || !words) return check;
  const { findings } = retold.words;
  const said = Object.entries(check.findings).map(([id, finding]) => [
    id,
    { ...finding, text: own(findings, id) ?? finding.text },
  ]);
  return { ...check, ...words, findings: Object.fromEntries(said) };
}

/** A repair in the language of the page. */
export function retellRepair<R extends RepairText>(repair: R): R {
  return { ...repair, ...own(retold?.words.repairs, repair.id) };
}

/** Title of a repair in the language of the page. */
export const retellTitle = (repair: string, title: string): string =>
  own(retold?.words.repairs, repair)?.title ?? title;

/** A question in the language of the page; the catalogue's own, or one that is asked. */
export function retellQuestion<
  Q extends Pick<Question, 'id' | 'ask' | 'why'> & { options: { id: string; label: string }[] },
>(question: Q): Q {
  const words = own(retold?.words.questions, question.id);
  if (!words) return question;
  const options = question.options.map((option) => ({
    ...option,
    label: own(words.options, option.id) ?? option.label,
  }));
  return { ...question, ask: words.ask, why: words.why, options };
}

/** Title of a link in the language of the page. */
export const retellLink = (id: string, title: string): string => own(retold?.words.links, id) ?? title;

const SIZE = /^(\d+)(?:\.(\d+))? (B|kB|MB|GB|TB)$/;
const AT_LEAST = /^at least (.+)$/;
const FILES_LEFT = /^(\d+) places? for (?:a file|files)$/;
const IN_BRACKETS = /^(.+) \((.+)\)( \d+)?$/;

/** Words main put together: a phrase, several of them, or one with another behind it. */
function retellWords(text: string, told: Retold): string {
  const { phrases, joined } = told;
  const whole = own<string>(phrases, text);
  if (whole !== undefined) return whole;
  const again = (one: string) => retellWords(one, told);
  const size = SIZE.exec(text);
  if (size) return `${Number(`${size[1]}.${size[2] ?? 0}`).toLocaleString(language)} ${size[3]}`;
  const least = AT_LEAST.exec(text)?.[1];
  if (least !== undefined) return joined.atLeast(again(least));
  const left = FILES_LEFT.exec(text)?.[1];
  if (left !== undefined) return joined.filesLeft(Number(left));
  if (text.includes(', ')) return text.split(', ').map(again).join(', ');
  if (text.includes(' and ')) return text.split(' and ').join(joined.and);
  const [, before, inside, number = ''] = IN_BRACKETS.exec(text) ?? [];
  return before !== undefined && inside !== undefined ? `${again(before)} (${again(inside)})${number}` : text;
}

/** A value of a finding as the page says it. Names of people, files and servers stay as they are. */
export const retellValue: SayValue = (value, name) =>
  retold && PHRASE_PLACES.has(name) ? retellWords(value, retold) : value;

/** A word main says by itself, such as the value of a setting. */
export const retellPhrase = (text: string): string => own<string>(retold?.phrases, text) ?? text;

/** How a log is called. A file that was handed over keeps its name. */
export function labelOf({ kind, label, changedAt }: Pick<LogSource, 'kind' | 'label' | 'changedAt'>): string {
  if (!retold || kind === 'given') return label;
  if (kind === 'recording' && changedAt) return retold.joined.recordingOf(moment(Date.parse(changedAt)));
  return retellWords(label, retold);
}

/** How the logs of a book are called, by id. */
export const labelsOf = (sources: readonly LogSource[]): ReadonlyMap<string, string> =>
  new Map(sources.map((source) => [source.id, labelOf(source)]));

/** Evidence with its sentence in the language of the page. */
export function retell(evidence: Evidence): Evidence {
  const { finding, reading, data = {} } = evidence;
  const words = retold?.words;
  // What a repair itself proves stands under its own name.
  const template =
    reading !== undefined
      ? own(words?.readings, reading)
      : (own(words?.findings, finding) ?? own(words?.repairs, finding)?.proven);
  if (typeof template !== 'string') return evidence;
  if (!placesIn(template).every((name) => Object.hasOwn(data, name))) return evidence;
  return { ...evidence, text: fillSentence(template, data, retellValue) };
}

/** Whose side it is on, with what that rests on in the language of the page. */
export function retellVerdict<V extends Pick<Verdict, 'said'>>(verdict: V): V {
  const { said } = verdict;
  const asked = said.check === undefined ? undefined : own(retold?.words.checks, said.check)?.question;
  return { ...verdict, said: { ...said, rest: asked ?? (said.evidence ? retell(said.evidence).text : said.rest) } };
}

/** Judgements of causes with their evidence in the language of the page. */
export function retellJudgements(judgements: readonly CauseJudgement[]): readonly CauseJudgement[] {
  if (!retold) return judgements;
  return judgements.map((judgement) => ({ ...judgement, evidence: judgement.evidence.map(retell) }));
}

/** Codes with why they are suspected in the language of the page. */
export const retellSuspects = (suspects: readonly Suspect[]): readonly Suspect[] =>
  suspects.map((suspect) => ({ ...suspect, why: suspect.why.map(retell) }));
