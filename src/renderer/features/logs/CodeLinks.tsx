import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { needRows, useCatalog } from '../../state/catalog';
import { report } from '../../state/notice';
import styles from './CodeLinks.module.css';

/** Codes that lead to their entries. */
export function CodeLinks({ codes }: { codes: readonly string[] }) {
  const entries = useCatalog(({ rows }) => rows);
  useEffect(() => {
    needRows().catch(report);
  }, []);
  return (
    <ul className={styles.codes}>
      {codes.map((code) => {
        const entry = entries?.find((row) => row.code === code);
        return (
          <li key={code}>
            {entry ? (
              <Link to="/entry/$id" params={{ id: entry.id }} className={styles.code} title={entry.title}>
                {code}
              </Link>
            ) : (
              <span className={styles.code}>{code}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
