import { Copy } from 'lucide-react';
import type { LogBook, LogView } from '../../../contract/logs';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import { Key } from '../../ui/Kbd';
import { Toggle } from '../../ui/Toggle';
import { MOST_LINES, rangeOf, type Selection } from './selection';
import styles from './ViewerFoot.module.css';

interface Props {
  book: LogBook;
  view: LogView | null;
  selection: Selection | null;
  /** Whether the current line is shown whole. */
  opened: boolean;
  privately: boolean;
  onPrivately: (on: boolean) => void;
  onCopy: () => void;
  onOpen: () => void;
}

/** What is shown of the log, and what can be done with the selected lines. */
export function ViewerFoot({ book, view, selection, opened, privately, onPrivately, onCopy, onOpen }: Props) {
  const rows = view?.rows ?? 0;
  const picked = selection ? rangeOf(selection).count : 0;
  return (
    <div className={styles.foot}>
      <p role="status" className={styles.count}>
        {picked > 0
          ? picked === MOST_LINES
            ? t.logs.selectedMost(picked)
            : t.logs.selected(picked)
          : rows === book.lines
            ? t.logs.lines(rows)
            : t.logs.linesOf(rows, Math.max(rows, book.lines))}
      </p>
      {picked > 0 ? (
        <div className={styles.actions}>
          <Toggle label={t.logs.withPrivate} checked={privately} onChange={onPrivately} />
          <Button look="quiet" className={styles.button} aria-expanded={opened} onClick={onOpen}>
            {opened ? t.logs.hideDetail : t.logs.showDetail}
          </Button>
          <Button className={styles.button} onClick={onCopy}>
            <Copy />
            {t.logs.copy}
          </Button>
        </div>
      ) : (
        <div className={styles.keys} aria-hidden="true">
          <Key name="N">{t.logs.keys.problem}</Key>
          <Key name="↵">{t.logs.keys.detail}</Key>
          <Key name="⇧↑↓">{t.logs.keys.select}</Key>
        </div>
      )}
    </div>
  );
}
