import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import type { HistoryFormat } from '../../../contract/state';
import { exportHistory } from '../../state/history';
import { t } from '../../strings';
import { Button, buttonClass } from '../../ui/Button';
import { classes } from '../../ui/classes';
import dialog from '../../ui/Dialog.module.css';

/** Says what would leave, and saves it where the person says. */
export function ExportHistory() {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = (format: HistoryFormat) => {
    setBusy(true);
    void exportHistory(format).then((saved) => {
      setBusy(false);
      if (saved) setOpen(false);
    });
  };
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className={buttonClass('plain')}>{t.history.export}</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.veil} />
        <Dialog.Popup className={classes(dialog.popup, dialog.small)}>
          <div className={dialog.words}>
            <Dialog.Title className={dialog.title}>{t.history.exportTitle}</Dialog.Title>
            <Dialog.Description className={dialog.text}>{t.history.exportHow}</Dialog.Description>
          </div>
          <div className={dialog.foot}>
            <Dialog.Close className={buttonClass('quiet', dialog.start)}>{t.history.exportNo}</Dialog.Close>
            <Button disabled={busy} onClick={() => save('json')}>
              {t.history.exportAs.json}
            </Button>
            <Button look="primary" disabled={busy} onClick={() => save('markdown')}>
              {t.history.exportAs.markdown}
            </Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
