import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import { agreeAndStart, refuseRun, useDoctor } from '../../state/doctor';
import { t } from '../../strings';
import { buttonClass } from '../../ui/Button';
import dialog from '../../ui/Dialog.module.css';
import { Toggle } from '../../ui/Toggle';
import { WhatIsSeen } from './WhatIsSeen';

/** Asks once, before the first check, with everything that is read and contacted. */
export default function ConsentDialog() {
  const waiting = useDoctor((state) => state.waiting);
  const [offline, setOffline] = useState(false);
  if (!waiting) return null;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && refuseRun()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.veil} />
        <Dialog.Popup className={dialog.popup}>
          <div className={dialog.words}>
            <Dialog.Title className={dialog.title}>{t.doctor.consentTitle}</Dialog.Title>
            <Dialog.Description className={dialog.text}>{t.doctor.consentLead}</Dialog.Description>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard */}
          <section className={dialog.inside} tabIndex={0} aria-label={t.doctor.contacts}>
            <WhatIsSeen offline={offline} />
          </section>
          <div className={dialog.foot}>
            <span className={dialog.start}>
              <Toggle label={t.doctor.offline} checked={offline} onChange={setOffline} />
            </span>
            <Dialog.Close className={buttonClass('quiet')}>{t.doctor.close}</Dialog.Close>
            <button
              type="button"
              className={buttonClass('primary')}
              onClick={() => void agreeAndStart(waiting.entry, offline, waiting.given)}
            >
              {t.doctor.agreeStart}
            </button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
