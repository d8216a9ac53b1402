import { useState } from 'react';
import { SOLVED } from '../../../contract/words';
import { noteSolved } from '../../state/history';
import { report } from '../../state/notice';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import styles from './Solved.module.css';

/** "Did this solve it?": the answer goes into the history. */
export function Solved({ entry }: { entry: string }) {
  const [answer, setAnswer] = useState<(typeof SOLVED)[number] | null>(null);
  const say = (solved: (typeof SOLVED)[number]) => {
    noteSolved(entry, solved).then(() => setAnswer(solved), report);
  };
  return (
    <section className={styles.solved} aria-labelledby="solved-question">
      <h2 id="solved-question" className={styles.question} data-solved tabIndex={-1}>
        {t.solved.question}
      </h2>
      <div className={styles.answers}>
        {SOLVED.map((solved) => (
          <Button key={solved} aria-pressed={answer === solved} className={styles.answer} onClick={() => say(solved)}>
            {t.solved[solved]}
          </Button>
        ))}
      </div>
      <p role="status" className={styles.thanks}>
        {answer && t.solved.thanks[answer]}
      </p>
    </section>
  );
}
