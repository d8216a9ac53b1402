import type { Diagnosis, Suspect, Verdict } from '../../contract/diagnosis';
import type { Answers, AskedQuestion, Question, QuestionMoment } from '../../contract/question';

/** What an answer may change in the eyes of a person. */
export type Judged = Pick<Diagnosis, 'verdict' | 'suspects'>;

/** Questions answered, or passed over, after which nobody is asked any more. */
const MOST = 3;

/**
 * The question whose answers would lead furthest apart, found by trying: every option of every question
 * that fits the moment is judged as if it had been chosen. The question that leads to most sides is asked,
 * the catalogue's order deciding among equals. Null where every answer would leave the verdict and the
 * first suspect as they are, and where a fault is certain.
 */
export function chooseQuestion(
  questions: readonly Question[],
  answers: Answers,
  now: Verdict,
  tryOption: (question: Question, option: string) => Judged,
): AskedQuestion | null {
  const moment = momentOf(now);
  const asked = questions.filter(({ id, when }) => when.length > 0 && Object.hasOwn(answers, id));
  if (moment === null || asked.length >= MOST) return null;
  let best: { question: Question; sides: number } | null = null;
  for (const question of questions) {
    if (!question.when.includes(moment) || Object.hasOwn(answers, question.id)) continue;
    const tried = question.options.map(({ id }) => tryOption(question, id));
    const sides = new Set(tried.map(({ verdict }) => verdict.side)).size;
    const changes = new Set(tried.map(outcomeOf)).size > 1;
    if (changes && (!best || sides > best.sides)) best = { question, sides };
  }
  if (!best) return null;
  const { id, ask, why, options } = best.question;
  return { id, ask, why, options: options.map((option) => ({ id: option.id, label: option.label })) };
}

function momentOf({ side, certain }: Verdict): QuestionMoment | null {
  if (side === 'none' || side === 'unknown') return side;
  return certain ? null : 'guess';
}

function outcomeOf({ verdict, suspects }: { verdict: Verdict; suspects: readonly Suspect[] }): string {
  return `${verdict.side} ${verdict.certain} ${suspects[0]?.id ?? ''}`;
}
