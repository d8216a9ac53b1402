import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { readReasons } from '../../../catalog/log/reasons';
import type { LogRow } from '../../../contract/logs';
import { catalogueLang, t } from '../../strings';
import { Button } from '../../ui/Button';
import { CodeLinks } from './CodeLinks';
import { GroupLamp, Marked } from './LogLine';
import styles from './RowDetail.module.css';
import { showTime } from './show';

interface Props {
  row: LogRow | null;
  source: string;
  mark: string;
  onClose: () => void;
}

/** A whole line, and what it may mean. */
export function RowDetail({ row, source, mark, onClose }: Props) {
  const reasons = useReasons(row);
  const { date, clock } = showTime(row?.time ?? null);
  return (
    <div className={styles.detail}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard */}
      <section aria-label={t.logs.detail} tabIndex={0} className={styles.inside}>
        {row && (
          <p className={styles.facts}>
            {row.group !== 'other' && (
              <span className={styles.kind}>
                <GroupLamp group={row.group} /> {t.logs.group[row.group]}
              </span>
            )}
            {row.event && <code className={styles.event}>{row.event}</code>}
            <span>{t.logs.place(source, row.line)}</span>
            {row.time && (
              <time dateTime={row.time.includes('T') ? row.time : undefined}>{`${date} ${clock}`.trim()}</time>
            )}
          </p>
        )}
        <p className={styles.text} lang={row ? catalogueLang : undefined}>
          {row ? <Marked text={row.text} mark={mark} /> : t.logs.loadingRow}
        </p>
        {row && row.possible.length > 0 && (
          <div className={styles.codes}>
            <span className="label">{t.logs.mayMean}</span>
            <CodeLinks codes={row.possible} />
            {reasons.map((reason) => (
              <p key={reason} className={styles.never} lang={catalogueLang}>
                {reason}
              </p>
            ))}
            <p className={styles.never}>{t.logs.never}</p>
          </div>
        )}
      </section>
      <Button look="quiet" className={styles.close} aria-label={t.logs.closeDetail} onClick={onClose}>
        <X />
      </Button>
    </div>
  );
}

/** Why the line may mean what it may mean; empty until the patterns are loaded. */
function useReasons(row: LogRow | null | undefined): readonly string[] {
  const [found, setFound] = useState<{ row: LogRow; reasons: readonly string[] } | null>(null);
  useEffect(() => {
    let gone = false;
    if (row?.event && row.possible.length > 0)
      void readReasons(row.event, row.possible).then((reasons) => {
        if (!gone) setFound({ row, reasons });
      });
    return () => {
      gone = true;
    };
  }, [row]);
  return found && found.row === row ? found.reasons : [];
}
