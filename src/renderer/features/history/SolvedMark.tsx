import { Check, CircleDashed, X } from 'lucide-react';
import type { HistoryItem } from '../../../contract/state';
import { t } from '../../strings';
import { classes } from '../../ui/classes';
import styles from './SolvedMark.module.css';

const ICONS = { yes: Check, partly: CircleDashed, no: X };

/** The answer to "did this solve it?": a shape and a word. */
export function SolvedMark({ solved }: { solved: HistoryItem['solved'] }) {
  if (!solved) return null;
  const Icon = ICONS[solved];
  return (
    <span className={classes(styles.mark, styles[solved])}>
      <Icon />
      {t.history.solved[solved]}
    </span>
  );
}
