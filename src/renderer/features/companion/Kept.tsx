import { useEffect } from 'react';
import type { DataPart, KeptData } from '../../../contract/companion';
import { clearKept, countKept, useCompanion } from '../../state/companion';
import { notify, report } from '../../state/notice';
import { t } from '../../strings';
import { Ask } from '../../ui/Ask';
import { buttonClass } from '../../ui/Button';
import { showSize } from '../logs/show';
import styles from './Kept.module.css';

/** What the app has kept, part by part, and a way to be rid of each. */
export function Kept() {
  const kept = useCompanion((state) => state.kept);
  useEffect(() => {
    countKept().catch(report);
  }, []);
  if (!kept) return <p className={styles.how}>{t.app.loading}</p>;
  return (
    <ul className={styles.list} aria-label={t.kept.title}>
      {kept.map((held) => (
        <Row key={held.part} held={held} />
      ))}
    </ul>
  );
}

function Row({ held: { part, bytes, items } }: { held: KeptData }) {
  const [name, what] = t.kept.part[part];
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        {name}
        <span className={styles.how}>{what}</span>
      </span>
      <span className={styles.size}>
        {items === 0 ? t.kept.nothing : `${t.kept.items[part](items)} · ${showSize(bytes)}`}
      </span>
      <Clear part={part} name={name} disabled={items === 0} />
    </li>
  );
}

/** The button that deletes a part, and the question before it does. */
function Clear({ part, name, disabled }: { part: DataPart; name: string; disabled: boolean }) {
  const [question, what] = t.kept.ask[part];
  const isSettings = part === 'settings';
  const clear = () => {
    clearKept(part).then(() => notify(isSettings ? t.kept.doneSettings : t.kept.done), report);
  };
  return (
    <Ask
      look={buttonClass('danger')}
      disabled={disabled}
      label={`${t.kept.clear[part]} ${name}`}
      title={question}
      what={what}
      no={t.kept.no}
      yes={isSettings ? t.kept.yesSettings : t.kept.yes}
      onYes={clear}
      grave
    >
      {t.kept.clear[part]}
    </Ask>
  );
}
