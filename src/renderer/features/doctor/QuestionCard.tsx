import { Undo2 } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { labelOf } from '../../../catalog/questions';
import { sayVerdict } from '../../../catalog/verdict-words';
import type { Diagnosis } from '../../../contract/diagnosis';
import { needQuestions, useCatalog } from '../../state/catalog';
import { answerQuestion, useDoctor } from '../../state/doctor';
import { report } from '../../state/notice';
import { retellQuestion, retellVerdict } from '../../state/retell';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import styles from './QuestionCard.module.css';

/** The one question that would change the verdict, and what was answered before. Only the newest diagnosis can be answered. */
export function QuestionCard({ diagnosis }: { diagnosis: Diagnosis }) {
  const newest = useDoctor(({ diagnoses }) => diagnoses[0]);
  const busy = useDoctor(({ answering, run }) => answering || run !== null);
  const texts = useCatalog(({ questions }) => questions) ?? [];
  const ask = useRef<HTMLParagraphElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const pressed = useRef(false);
  const [told, setTold] = useState('');
  const id = useId();
  useEffect(() => {
    needQuestions().catch(report);
  }, []);

  const { answers, verdict } = diagnosis;
  const question = diagnosis.question && retellQuestion(diagnosis.question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new answers are what moves the focus
  useEffect(() => {
    if (!pressed.current) return;
    pressed.current = false;
    // The button that was pressed is gone: the focus stays in the card.
    (ask.current ?? list.current)?.focus();
  }, [answers]);

  const said = texts.filter((text) => Object.hasOwn(answers, text.id));
  if (diagnosis !== newest || (!question && said.length === 0)) return null;

  const say = async (name: string, option: string | null) => {
    pressed.current = true;
    const counted = await answerQuestion(name, option);
    if (!counted) {
      pressed.current = false;
      return;
    }
    const [now] = useDoctor.getState().diagnoses;
    const tell = option === null ? t.question.takenBack : t.question.noted;
    setTold(now ? tell(sayVerdict(retellVerdict(now.verdict), t.verdict)) : '');
  };

  const title = !question ? t.question.said : verdict.side === 'none' ? t.question.still : t.question.title;
  return (
    <Panel title={title} aside={busy ? <span className={styles.busy}>{t.question.judging}</span> : undefined}>
      {question && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, these are buttons
        <div role="group" aria-labelledby={`${id}-ask`} aria-describedby={`${id}-why`}>
          <p id={`${id}-ask`} ref={ask} tabIndex={-1} className={styles.ask}>
            {question.ask}
          </p>
          <p id={`${id}-why`} className={styles.why}>
            {question.why}
          </p>
          <div className={styles.options}>
            {question.options.map((option) => (
              <Button key={option.id} disabled={busy} onClick={() => void say(question.id, option.id)}>
                {option.label}
              </Button>
            ))}
          </div>
        </div>
      )}
      {said.length > 0 && (
        <ul ref={list} tabIndex={-1} className={styles.said} aria-label={t.question.said}>
          {said.map((text) => (
            <li key={text.id}>
              <span className={styles.answer}>
                {text.ask} <strong>{labelOf(text, answers[text.id] ?? '')}</strong>
              </span>
              <Button
                look="quiet"
                disabled={busy}
                aria-label={t.question.takeBackOf(text.ask)}
                onClick={() => void say(text.id, null)}
              >
                <Undo2 />
                {t.question.takeBack}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="visually-hidden">
        {told}
      </p>
    </Panel>
  );
}
