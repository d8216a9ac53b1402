import type { Hidden as HiddenCounts } from '../../../contract/report';
import { HIDDEN_KINDS } from '../../../contract/report-words';
import { t } from '../../strings';
import { Panel } from '../../ui/Panel';
import styles from './Hidden.module.css';

/** What was taken out, by kind. */
export function Hidden({ hidden }: { hidden: HiddenCounts }) {
  const rows = HIDDEN_KINDS.flatMap((kind) => {
    const count = hidden[kind] ?? 0;
    return count > 0 ? [{ kind, text: t.report.kind[kind](count) }] : [];
  });
  return (
    <Panel title={t.report.hidden}>
      {rows.length === 0 ? (
        <p>{t.report.hiddenNone}</p>
      ) : (
        <ul className={styles.list}>
          {rows.map(({ kind, text }) => (
            <li key={kind}>{text}</li>
          ))}
        </ul>
      )}
      <p className={styles.how}>{t.report.hiddenHow}</p>
    </Panel>
  );
}
