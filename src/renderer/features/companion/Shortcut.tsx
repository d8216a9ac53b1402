import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { DEFAULT_SHORTCUT } from '../../../contract/words';
import { ask } from '../../host';
import { useCompanion } from '../../state/companion';
import { notify, report } from '../../state/notice';
import { changeSettings } from '../../state/settings';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import { isMac, keysOf, shortcutOf } from '../../ui/keys';
import { Lamp, type LampState } from '../../ui/Lamp';
import styles from './Shortcut.module.css';
import { ShortcutKeys } from './ShortcutKeys';

const LAMPS: Record<string, LampState> = { works: 'works', off: 'off' };

/** The global shortcut: what it is, whether it works, and a way to press another. */
export function Shortcut({ keys }: { keys: string }) {
  const state = useCompanion((held) => held.state?.shortcut);
  const [choosing, setChoosing] = useState(false);
  const change = useRef<HTMLButtonElement>(null);
  const label = useId();

  const take = async (next: string) => {
    const kept = await changeSettings({ shortcut: next });
    if (kept) notify(next === '' ? t.atHand.none : t.atHand.now(keysOf(next, isMac()).join(' ')));
  };
  const done = () => {
    setChoosing(false);
    requestAnimationFrame(() => change.current?.focus());
  };

  return (
    <section className={styles.shortcut} aria-labelledby={label}>
      <div className={styles.line}>
        <h3 id={label} className={styles.title}>
          {t.atHand.shortcut}
        </h3>
        {!choosing && (
          <>
            {keys === '' ? <span className={styles.none}>{t.atHand.none}</span> : <ShortcutKeys shortcut={keys} />}
            <Button ref={change} onClick={() => setChoosing(true)}>
              {t.atHand.change}
            </Button>
            {keys !== '' && (
              <Button look="quiet" onClick={() => void take('')}>
                {t.atHand.remove}
              </Button>
            )}
            {keys !== DEFAULT_SHORTCUT && (
              <Button look="quiet" onClick={() => void take(DEFAULT_SHORTCUT)}>
                {t.atHand.first}
              </Button>
            )}
          </>
        )}
      </div>
      {choosing ? (
        <Chooser
          onChosen={(next) => {
            done();
            void take(next);
          }}
          onLeave={done}
        />
      ) : (
        <>
          <p className={styles.how}>{t.atHand.shortcutHow}</p>
          {state && (
            <p role="status" className={styles.state}>
              <Lamp state={LAMPS[state.state] ?? 'broken'} />
              <span>{t.atHand.state[state.state]}</span>
            </p>
          )}
          {state && (state.state === 'taken' || state.state === 'wayland') && (
            <p>
              <Button onClick={() => void ask('shortcut.pause', { on: false }).catch(report)}>{t.atHand.again}</Button>
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** Takes the next keys that are pressed. Meanwhile the shortcut that is set does nothing. */
function Chooser({ onChosen, onLeave }: { onChosen: (keys: string) => void; onLeave: () => void }) {
  const [problem, setProblem] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ask('shortcut.pause', { on: true }).catch(report);
    field.current?.focus();
    return () => void ask('shortcut.pause', { on: false }).catch(report);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const bare = !event.ctrlKey && !event.altKey && !event.metaKey;
    // Without a modifier these two keep what they always mean.
    if (bare && event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (bare && event.key === 'Escape') return onLeave();
    const pressed = shortcutOf(event.nativeEvent, isMac());
    if (pressed === null) return;
    if (pressed === 'invalid') setProblem(true);
    else onChosen(pressed);
  };
  return (
    <div className={styles.chooser}>
      {/* biome-ignore lint/a11y/useSemanticElements: no text is typed here, keys are pressed */}
      <div
        ref={field}
        role="textbox"
        tabIndex={0}
        aria-readonly="true"
        aria-label={t.atHand.press}
        aria-describedby="shortcut-how"
        className={styles.press}
        onKeyDown={onKeyDown}
        onBlur={(event) => !event.relatedTarget && onLeave()}
      >
        {t.atHand.press}
      </div>
      <Button look="quiet" onClick={onLeave}>
        {t.atHand.cancel}
      </Button>
      <p id="shortcut-how" role={problem ? 'alert' : undefined} className={problem ? styles.problem : styles.how}>
        {problem ? t.atHand.unusable : t.atHand.pressHow}
      </p>
    </div>
  );
}
