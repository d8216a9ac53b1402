import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes';
import styles from './Fold.module.css';

interface Props {
  summary: ReactNode;
  children: ReactNode;
  className?: string;
  defaultOpen?: boolean;
}

/** One line that opens what lies folded behind it. */
export function Fold({ summary, children, className, defaultOpen }: Props) {
  return (
    <Collapsible.Root className={classes(styles.fold, className)} defaultOpen={defaultOpen}>
      <Collapsible.Trigger className={styles.summary}>
        <ChevronRight className={styles.mark} />
        <span className={styles.text}>{summary}</span>
      </Collapsible.Trigger>
      <Collapsible.Panel className={styles.inside}>{children}</Collapsible.Panel>
    </Collapsible.Root>
  );
}
