import { Copy, Save } from 'lucide-react';
import { useId } from 'react';
import { REPORT_TEXT } from '../../../contract/report-words';
import { buildReport, copyReport, editText, saveReport, textOf, useReport } from '../../state/report';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import { Part } from '../../ui/Panel';
import styles from './ReportText.module.css';

/** The text as it would leave: to read, to change, to copy and to save. */
export function ReportText() {
  const { built, edited, building } = useReport();
  const id = useId();
  return (
    <Part title={t.report.text}>
      <div className={styles.actions}>
        <Button look="primary" onClick={() => void copyReport()}>
          <Copy />
          {t.report.copy}
        </Button>
        <Button onClick={() => void saveReport('markdown')}>
          <Save />
          {t.report.save.markdown}
        </Button>
        <Button onClick={() => void saveReport('file')}>{t.report.save.file}</Button>
        <Button onClick={() => void saveReport('json')}>{t.report.save.json}</Button>
      </div>
      <p role="status" className={styles.edited}>
        {edited !== null && `${t.report.edited} ${t.report.editedHow}`}
      </p>
      {edited !== null && (
        <Button look="quiet" className={styles.over} onClick={() => void buildReport()}>
          {t.report.startOver}
        </Button>
      )}
      <label htmlFor={id} className={styles.how}>
        {t.report.textHow}
      </label>
      <textarea
        id={id}
        className={styles.text}
        spellCheck={false}
        maxLength={REPORT_TEXT}
        aria-busy={building}
        value={textOf({ built, edited })}
        onChange={(event) => editText(event.currentTarget.value)}
      />
    </Part>
  );
}
