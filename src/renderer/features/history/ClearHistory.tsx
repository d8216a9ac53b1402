import { clearHistory } from '../../state/history';
import { notify, report } from '../../state/notice';
import { t } from '../../strings';
import { Ask } from '../../ui/Ask';
import { buttonClass } from '../../ui/Button';

/** The button that empties the history, and the question before it does. */
export function ClearHistory({ disabled }: { disabled?: boolean }) {
  const clear = () => {
    clearHistory().then(() => notify(t.history.cleared), report);
  };
  return (
    <Ask
      look={buttonClass('danger')}
      disabled={disabled}
      title={t.history.clearTitle}
      what={t.history.clearHow}
      no={t.history.clearNo}
      yes={t.history.clearYes}
      onYes={clear}
      grave
    >
      {t.history.clear}
    </Ask>
  );
}
