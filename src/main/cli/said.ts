import { takesAnswer } from '../../catalog/questions';
import type { Catalog } from '../../contract/catalog';
import type { Diagnosis } from '../../contract/diagnosis';
import type { Answers } from '../../contract/question';
import type { RunSecrets } from '../checks/check';
import { UsageFault } from '../usage';
import type { DoctorOptions } from './doctor';
import { readInput } from './output';

const LONGEST_TOKEN = 4000;

/** What the person gave a run beside its options: answers, and a token on standard input. */
export async function readSaid(
  { answer = [], webApiTokenStdin = false }: Pick<DoctorOptions, 'answer' | 'webApiTokenStdin'>,
  catalog: Catalog,
): Promise<{ answers: Answers; secrets: RunSecrets }> {
  const answers = readAnswers(answer, catalog);
  if (!webApiTokenStdin) return { answers, secrets: {} };
  // SECURITY: never an argument, which every program of this computer could read in the list of processes.
  const webApiToken = (await readInput(LONGEST_TOKEN)).trim();
  if (!/^[\x21-\x7e]+$/.test(webApiToken))
    throw new UsageFault('--web-api-token-stdin found no token on standard input; pipe exactly one in');
  return { answers, secrets: { webApiToken } };
}

/** Reads `QUESTION=OPTION`; the last answer to a question counts. */
function readAnswers(given: readonly string[], { questions }: Catalog): Answers {
  const answers: Answers = {};
  for (const text of given) {
    const [id = '', option = ''] = text.split(/=(.*)/s, 2);
    const question = questions.find((held) => held.id === id);
    if (!question)
      throw new UsageFault(
        `there is no question "${id.slice(0, 60)}"; known are ${questions.map((held) => held.id).join(', ')}`,
      );
    if (!takesAnswer(question, option))
      throw new UsageFault(
        question.form === 'country'
          ? `${id} takes the two letters of a country, such as ${id}=SE`
          : `${id} has no answer "${option.slice(0, 60)}"; it takes ${question.options.map((held) => held.id).join(', ')}`,
      );
    answers[id] = option;
  }
  return answers;
}

/** The question of a diagnosis, and how to answer it with a command. */
export function showQuestion({ question, verdict, answers }: Diagnosis, command: string): string {
  if (!question) return '';
  const before = Object.entries(answers).map(([id, option]) => ` --answer ${id}=${option}`);
  const lead =
    verdict.side === 'none' ? 'Does it still not work? Then one answer would help:' : 'One answer would help:';
  const width = Math.max(...question.options.map(({ id }) => id.length));
  const options = question.options.map(
    ({ id, label }) => `  backline ${command}${before.join('')} --answer ${question.id}=${id.padEnd(width)}   ${label}`,
  );
  return [`${lead} ${question.ask}`, `  ${question.why}`, ...options].join('\n');
}
