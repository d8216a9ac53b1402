import type { SearchAnswer } from '../../../contract/catalog';
import { useLookup } from '../../state/lookup';
import { t } from '../../strings';
import { announcement, splitWords } from './announcement';
import styles from './Question.module.css';

/** One line that says when a query has several meanings, and the question that splits them. */
export function Question({ answer }: { answer: SearchAnswer }) {
  if (!answer.ambiguous) return null;
  const { lead, question } = splitWords(answer);
  return (
    <p className={styles.line}>
      <strong className={styles.strong}>{lead}</strong> {question}
    </p>
  );
}

/** Tells screen readers how many entries fit, and whether the query has several meanings. */
export function Announcement({ answer }: { answer: SearchAnswer | null }) {
  const failed = useLookup((state) => state.failed);
  return (
    <p role="status" className="visually-hidden">
      {failed ? t.lookup.failed : answer && announcement(answer)}
    </p>
  );
}
