import { ANSWER } from '../../catalog/finding-texts';
import { takesAnswer } from '../../catalog/questions';
import type { Catalog } from '../../contract/catalog';
import type { CheckReport, Finding } from '../../contract/diagnosis';
import type { Answers, Question } from '../../contract/question';

/** The answers that fit a question there is. */
export function usableAnswers({ questions }: Pick<Catalog, 'questions'>, answers: Answers): Answers {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
      return answer !== undefined && takesAnswer(question, answer) ? [[question.id, answer] as const] : [];
    }),
  );
}

/** What the answers tell that no check reads. `at` is the time they carry. */
export function answerFindings({ questions }: Pick<Catalog, 'questions'>, answers: Answers, at: string): Finding[] {
  return questions.flatMap(({ id, readBy, options }) => {
    const finding = options.find((option) => option.id === answers[id])?.finding;
    return finding === undefined || readBy !== null ? [] : [{ id: finding, from: ANSWER, data: {}, at }];
  });
}

/** The reports as they would be if the check that reads this question had heard that option. */
export function reportsAsIf(
  reports: readonly CheckReport[],
  { readBy }: Pick<Question, 'readBy'>,
  finding: string | undefined,
  at: string,
): CheckReport[] {
  if (readBy === null || finding === undefined) return [...reports];
  return withReport(reports, {
    id: readBy,
    status: 'ok',
    findings: [{ id: finding, from: readBy, data: {}, at }],
    ms: 0,
    reason: null,
  });
}

/** Reports with one put in the place of the earlier one of its check, or at the end. */
export function withReport(reports: readonly CheckReport[], report: CheckReport): CheckReport[] {
  return reports.some(({ id }) => id === report.id)
    ? reports.map((held) => (held.id === report.id ? report : held))
    : [...reports, report];
}
