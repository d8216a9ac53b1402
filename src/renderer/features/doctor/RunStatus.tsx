import { useEffect, useState } from 'react';
import { sayVerdict } from '../../../catalog/verdict-words';
import { useDoctor } from '../../state/doctor';
import { retellVerdict } from '../../state/retell';
import { t } from '../../strings';
import { summary } from './checkRows';

/** How often the progress is read out: a screen reader cannot follow every check. */
const EVERY_MS = 3_000;

/** Tells screen readers how the run goes, and how it ended. */
export function RunStatus() {
  const run = useDoctor((state) => state.run);
  const newest = useDoctor(({ diagnoses }) => diagnoses[0]);
  const [said, setSaid] = useState('');
  const [ran, setRan] = useState(false);
  const running = run !== null;
  useEffect(() => {
    if (!running) return;
    setRan(true);
    const tell = () => {
      const now = useDoctor.getState().run;
      if (now && now.total > 0) setSaid(t.doctor.progress(now.finished, now.total));
    };
    setSaid(t.doctor.starting);
    const timer = setInterval(tell, EVERY_MS);
    return () => clearInterval(timer);
  }, [running]);
  const { problems, unknown } = summary(newest?.checks ?? []);
  // What an answer changed is told where the question stands.
  const answered = Object.keys(newest?.answers ?? {}).length > 0;
  const ended =
    ran && newest && !answered
      ? `${t.doctor.finished(problems, unknown)} ${sayVerdict(retellVerdict(newest.verdict), t.verdict)}`
      : '';
  return (
    <p role="status" className="visually-hidden">
      {running ? said : ended}
    </p>
  );
}
