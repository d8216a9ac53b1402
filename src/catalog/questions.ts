import type { Question } from '../contract/question';

/** Two letters, as a country is written in the answer to a question that takes one. */
const COUNTRY = /^[A-Za-z]{2}$/;

/** Whether an answer is one that the question takes. */
export function takesAnswer({ form, options }: Pick<Question, 'form' | 'options'>, answer: string): boolean {
  return form === 'country' ? COUNTRY.test(answer) : options.some(({ id }) => id === answer);
}

/** An answer in the words of its option; a country as it was given. */
export function labelOf({ options }: Pick<Question, 'options'>, answer: string): string {
  return options.find(({ id }) => id === answer)?.label ?? answer;
}
